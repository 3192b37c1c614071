package syntax

import "testing"

func TestClause(t *testing.T) {
	none := ""
	cases := []struct {
		name, tree                     string
		predicate                      string
		subject, agent, patient, above string
		tense                          Tense
		passive, negated               bool
	}{
		{name: "active", tree: coalition, predicate: "sent", subject: "France", agent: "France", patient: "troops", tense: Past},
		{name: "passive with agent", predicate: "attacked", tree: `
			Convoys NNS nsubj:pass 3
			were VBD aux:pass 3
			attacked VBN root 0
			by IN case 5
			rebels NNS obl:agent 3`,
			subject: "Convoys", agent: "rebels", patient: "Convoys", tense: Past, passive: true},
		{name: "coordinated passive", predicate: "wounded", tree: `
			Convoys NNS nsubj:pass 3
			were VBD aux:pass 3
			hit VBN root 0
			and CC cc 5
			wounded VBN conj 3`,
			subject: "Convoys", patient: "Convoys", agent: none, above: "hit", tense: Past, passive: true},
		{name: "shared object", predicate: "wounded", tree: `
			They PRP nsubj 2
			killed VBD root 0
			and CC cc 4
			wounded VBD conj 2
			20 CD nummod 6
			people NNS obj 2`,
			subject: "They", agent: "They", patient: "people", above: "killed", tense: Past},
		{name: "control by the subject", predicate: "send", tree: `
			Oslo NNP nsubj 2
			agreed VBD root 0
			to TO mark 4
			send VB xcomp 2
			medics NNS obj 4`,
			subject: "Oslo", agent: "Oslo", patient: "medics", above: "agreed", tense: Infinitive},
		{name: "control by the object", predicate: "leave", tree: `
			Niamey NNP nsubj 2
			ordered VBD root 0
			troops NNS obj 2
			to TO mark 5
			leave VB xcomp 2`,
			subject: "troops", agent: "troops", patient: none, above: "ordered", tense: Infinitive},
		{name: "going to", predicate: "leave", tree: `
			They PRP nsubj 3
			are VBP aux 3
			going VBG root 0
			to TO mark 5
			leave VB xcomp 3`,
			subject: "They", agent: "They", patient: none, above: "going", tense: Future},
		{name: "subject relative clause", predicate: "left", tree: `
			troops NNS root 0
			that WDT nsubj 3
			left VBD acl:relcl 1
			Chad NNP obj 3`,
			subject: "troops", agent: "troops", patient: "Chad", above: "troops", tense: Past},
		{name: "object relative clause", predicate: "sent", tree: `
			troops NNS root 0
			that WDT obj 4
			Paris NNP nsubj 4
			sent VBD acl:relcl 1`,
			subject: "Paris", agent: "Paris", patient: "troops", above: "troops", tense: Past},
		{name: "bare object relative clause", predicate: "sent", tree: `
			troops NNS root 0
			Paris NNP nsubj 3
			sent VBD acl:relcl 1`,
			subject: "Paris", agent: "Paris", patient: "troops", above: "troops", tense: Past},
		{name: "place relative clause", predicate: "fought", tree: `
			towns NNS root 0
			where WRB advmod 4
			rebels NNS nsubj 4
			fought VBD acl:relcl 1`,
			subject: "rebels", agent: "rebels", patient: none, above: "towns", tense: Past},
		{name: "bare participle", predicate: "killed", tree: `
			soldiers NNS root 0
			killed VBN acl 1
			in IN case 4
			Gao NNP obl 2`,
			subject: "soldiers", patient: "soldiers", agent: none, above: "soldiers", tense: Participle, passive: true},
		{name: "infinitive of a noun", predicate: "send", tree: `
			Berlin NNP nsubj 2
			announced VBD root 0
			plans NNS obj 2
			to TO mark 5
			send VB acl 3
			advisers NNS obj 5`,
			subject: "Berlin", agent: "Berlin", patient: "advisers", above: "announced", tense: Infinitive},
		{name: "infinitive of a noun with owner", predicate: "send", tree: `
			Berlin NNP nmod:poss 3
			's POS case 1
			plan NN root 0
			to TO mark 5
			send VB acl 3`,
			subject: "Berlin", agent: "Berlin", patient: none, above: "plan", tense: Infinitive},
		{name: "participle beside the main clause", predicate: "killing", tree: `
			Rebels NNS nsubj 2
			fired VBD root 0
			, , punct 4
			killing VBG advcl 2
			six CD obj 4`,
			subject: "Rebels", agent: "Rebels", patient: "six", above: "fired", tense: Participle},
		{name: "negated future", predicate: "send", tree: `
			Rome NNP nsubj 4
			will MD aux 4
			not RB advmod 4
			send VB root 0
			troops NNS obj 4`,
			subject: "Rome", agent: "Rome", patient: "troops", tense: Future, negated: true},
		{name: "no in the subject", predicate: "sent", tree: `
			No DT det 2
			troops NNS nsubj:pass 5
			have VBP aux 5
			been VBN aux:pass 5
			sent VBN root 0`,
			subject: "troops", patient: "troops", agent: none, tense: Perfect, passive: true, negated: true},
		{name: "nominal predicate", predicate: "member", tree: `
			Japan NNP nsubj 4
			may MD aux 4
			be VB cop 4
			member NN root 0`,
			subject: "Japan", agent: "Japan", patient: none, tense: Modal},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree, at := build(t, c.tree)
			p := at[c.predicate]
			check := func(what string, got int, want string) {
				if w, ok := at[want]; !ok || got != w {
					t.Errorf("%s = %d, want %d (%s)", what, got, w, want)
				}
			}
			check("Clause", tree.Clause(p), c.predicate)
			check("Subject", tree.Subject(p), c.subject)
			check("Agent", tree.Agent(p), c.agent)
			check("Patient", tree.Patient(p), c.patient)
			check("Above", tree.Above(p), c.above)
			if got := tree.Tense(p); got != c.tense {
				t.Errorf("Tense = %s, want %s", got, c.tense)
			}
			if tree.Passive(p) != c.passive || tree.Negated(p) != c.negated {
				t.Errorf("Passive, Negated = %v, %v", tree.Passive(p), tree.Negated(p))
			}
		})
	}
}

// A verb that lost its object and coordination "France has 1,500 and the U.S.
// 1,100 troops": the second clause's words hang on its first one.
func TestElidedClause(t *testing.T) {
	tree, at := build(t, `
		France NNP nsubj 2
		has VBZ root 0
		1,500 CD obj 2
		and CC cc 5
		Italy NNP conj 2
		1,100 CD nummod 7
		troops NNS orphan 5`)
	if got := tree.Clause(at["troops"]); got != at["Italy"] {
		t.Errorf("Clause = %d", got)
	}
}
