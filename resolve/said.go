package resolve

import (
	"slices"

	"relata/extract"
)

// untold drops what somebody says, in words, where a statement of the same sentence tells it: one with the same speaker.
func untold(statements []extract.Statement) []extract.Statement {
	type speech struct{ sentence, speaker int }
	told := map[speech]bool{}
	for i := range statements {
		if st := &statements[i]; !st.Verbatim() {
			for _, by := range st.AttributedTo {
				told[speech{st.Evidence.Index, by.Entity}] = true
			}
		}
	}
	return slices.DeleteFunc(statements, func(st extract.Statement) bool {
		return st.Verbatim() && told[speech{st.Evidence.Index, st.Subject.Entity}]
	})
}
