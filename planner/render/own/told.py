"""The vocabulary of a donor's own form, filled from what a document may tell of a programme."""

from planner.message import Phrase
from planner.render.context import DocumentContext
from planner.render.own import fields as f
from planner.render.own.told_results import Results
from planner.render.own.values import term


def told(doc: DocumentContext, ident: str) -> f.Fields:
    """What can be filled in of the programme ``ident``: plain, redacted values."""
    return _Teller(doc).fields(ident)


class _Teller(Results):
    def fields(self, ident: str) -> f.Fields:
        doc = self.doc
        return f.Fields(
            programme=self.programme(ident),
            needs=self.rows(
                "needs",
                f.Need,
                [
                    (n.country or Phrase("All"), n.statement, n.asked_by, f.Day(n.when))
                    for n in doc.front.needs
                ],
            ),
            organisations=self.rows(
                "organisations",
                f.Organisation,
                [(o.name, term(o.role), self.line(o.places), o.says) for o in doc.people.organisations],
            ),
            stakeholders=self.rows(
                "stakeholders",
                f.Stakeholder,
                [
                    (s.name, term(s.group), s.community, s.people, self.line(s.places), s.why)
                    for s in doc.people.stakeholders
                ],
            ),
            outcomes=self.outcomes(),
            logframe=tuple(self.logframe()),
            indicators=tuple(map(self.indicator, doc.indicators)),
            activities=tuple(
                self.activity(a) for o in doc.chain.outcomes for p in o.outputs for a in p.activities
            ),
            budget=self.budget(),
            risks=self.rows(
                "risks",
                f.Risk,
                [
                    (
                        r.number,
                        r.statement,
                        term(r.kind),
                        r.likelihood,
                        r.impact,
                        r.level,
                        term(r.band),
                        r.response,
                        r.owner,
                        f.Day(r.review),
                    )
                    for r in doc.risks.register
                ],
            ),
            safeguards=self.safeguards(),
            sustainability=self.sustainability(),
            ownership=self.rows(
                "ownership",
                f.Ownership,
                [(o.country, o.priority, o.counterpart, o.request) for o in doc.ownership],
            ),
            coordination=self.rows(
                "coordination",
                f.Coordination,
                [(c.programme, term(c.relation), c.link) for c in doc.coordination],
            ),
            management=self.management(),
            evaluation=self.evaluation(),
            references=self.references(),  # last: by then every text has named its sources
        )

    def references(self) -> tuple[f.Reference, ...]:
        known = {one.id: one for one in self.doc.sources}
        return self.made_all(
            f.Reference,
            [(n, known[key].text, known[key].url) for key, n in self.numbers.items() if key in known],
        )

    def programme(self, ident: str) -> f.ProgrammeFields:
        it, doc = self.doc.front, self.doc
        return self.made(
            f.ProgrammeFields,
            (
                it.title,
                ident,
                it.summary,
                f.Day(it.start),
                f.Day(it.end),
                it.months,
                self.line(it.countries),
                it.region,
                it.currency,
                self.total(),
                term(it.phase),
                self.line(it.leads),
                self.line(it.donors),
                it.people,
                it.problem,
                it.connectivity,
                it.rationale,
                it.theory,
                it.lessons,
                doc.chain.impact,
            ),
        )

    def budget(self) -> f.BudgetFields:
        it = self.doc.budget
        lines = [
            (
                one.title,
                one.purpose if one.purpose[:1].isdigit() else term(one.purpose),
                f.Year(one.year),
                term(one.category),
                one.paid_by,
                self.money(one.amount),
            )
            for one in it.lines
        ]
        years = [
            (f.Year(year), self.money(amount)) for year, amount in zip(it.years, it.by_year, strict=True)
        ]
        return f.BudgetFields(
            total=self.total(),
            note=self.text(it.note),
            learning=self.mark() if it.withheld else "" if it.learning is None else self.money(it.learning),
            lines=self.made_all(f.BudgetLine, lines) + self.hidden(f.BudgetLine, hidden=it.withheld),
            years=self.made_all(f.BudgetYear, years) + self.hidden(f.BudgetYear, hidden=it.withheld),
        )

    def safeguards(self) -> f.SafeguardFields:
        it = self.doc.safeguards
        data = {
            name: self.absent(name)
            if treated is None
            else self.text(treated.treatment or treated.not_applicable)
            for name, treated in it.data
        }
        return f.SafeguardFields(
            human_rights=self.text(it.rights.finding) if it.rights else self.absent("human_rights"),
            do_no_harm=self.text(it.do_no_harm) or self.absent("do_no_harm"),
            gender=self.text(it.gender.analysis) if it.gender else self.absent("gender"),
            gender_marker=it.gender.marker if it.gender else self.absent("gender"),
            **data,
        )

    def sustainability(self) -> f.SustainabilityFields:
        it = self.doc.sustainability
        if it is None:
            return self.nothing(f.SustainabilityFields, "sustainability")
        return self.made(
            f.SustainabilityFields, (it.owner, f.Day(it.handover), it.recurrent_costs, it.after_the_end)
        )

    def management(self) -> f.ManagementFields:
        it = self.doc.management
        if it is None:
            return self.nothing(f.ManagementFields, "management")
        return self.made(f.ManagementFields, (it.governance, it.team, it.monitoring, it.communication))

    def evaluation(self) -> f.EvaluationFields:
        it = self.doc.evaluation
        asked = [
            (term(c.name), q.question, q.judgement, q.method, q.source, f.Day(q.when))
            for c in it.criteria
            for q in c.questions
        ]
        said = {
            name: self.text(words) or self.absent("evaluation") or self.absent(name)
            for name, words in (
                ("purpose", it.purpose),
                ("use", it.use),
                ("method", it.method),
                ("ethics", it.ethics),
            )
        }
        return f.EvaluationFields(
            evaluator=self.value(it.evaluator), questions=self.rows("questions", f.Question, asked), **said
        )
