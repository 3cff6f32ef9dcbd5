package extract

// The relation types that rules know by name, where the construct itself states the relation or says which of two readings is meant. A schema need have none of them.
const (
	locatedIn = "LOCATED_IN"
	memberOf  = "MEMBER_OF"
	visited   = "VISITED"
	owns      = "OWNS"
	leadsBody = "LEADS"
	develops  = "DEVELOPS"
	founded   = "FOUNDED"
	supplies  = "SUPPLIES"
	competes  = "COMPETES_WITH"
	partners  = "PARTNERS_WITH"
	meets     = "MEETS"
	acquired  = "ACQUIRED"
	sold      = "SOLD"
	launched  = "LAUNCHED"

	resignedFrom = "RESIGNED_FROM"
	dismissed    = "DISMISSED"
	appointed    = "APPOINTED"
	investsIn    = "INVESTS_IN"
	supports     = "SUPPORTS"
	opposes      = "OPPOSES"
	accuses      = "ACCUSES"
	criticizes   = "CRITICIZES"
	praises      = "PRAISES"
	announced    = "ANNOUNCED"
	proposed     = "PROPOSED"
	killed       = "KILLED"
	worksFor     = "WORKS_FOR"
	studiedAt    = "STUDIED_AT"
	sues         = "SUES"
	familyOf     = "FAMILY_OF"
	mergedWith   = "MERGED_WITH"
	arrested     = "ARRESTED"
	said         = "SAID" // of a source, with what it says
)
