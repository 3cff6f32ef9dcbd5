module relata

go 1.26
