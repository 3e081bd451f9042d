import Markup
import MetaAnalysis
import Web

/// Whether the result holds, each question in a fold of its own.
struct SynthesisChecksView: Sendable {
    private let checks: SynthesisChecks
    private let words: EffectWords
    private let texts: Texts

    init(_ checks: SynthesisChecks, _ outcome: OutcomeContent, _ texts: Texts) {
        self.checks = checks
        self.texts = texts
        words = EffectWords(outcome, texts)
    }

    var markup: Markup {
        section(.class("section")) {
            h2 { texts("evidence.checks") }
            if checks.without.isEmpty { p { texts("evidence.checks.few") } }
            lines("without", checks.without, note: striking)
            Markup.group(checks.groupings.map(grouping))
            lines("cumulative", checks.cumulative, note: nil)
        }
    }

    /// The studies that weigh on the result more than others.
    private var striking: String {
        let named = checks.without.filter(\.isStriking)
        guard !named.isEmpty else { return texts("evidence.checks.striking.none") }
        let titles = named.map { $0.study.path == nil ? texts("evidence.study.withdrawn") : $0.study.title }
        return texts("evidence.checks.striking", ["studies": titles.joined(separator: ", ")])
    }

    @MarkupBuilder private func lines(_ name: String, _ lines: [SynthesisChecks.Line], note: String?) -> Markup {
        if !lines.isEmpty {
            details {
                summary { texts("evidence.checks.\(name)") }
                if let note { p { note } }
                p(.class("note")) { texts("evidence.checks.\(name).meaning") }
                table(titled: texts("evidence.checks.\(name)"), ["study", "mean", "next"], lines.map(cells))
            }
        }
    }

    private func cells(_ line: SynthesisChecks.Line) -> (Markup, [String]) {
        let year = line.study.content.year.map { " (\($0))" } ?? ""
        let mean = told(line.estimate, line.interval)
        return (.group([line.study.name(texts), .text(year)]), [mean, line.next.map { words.short($0) } ?? "–"])
    }

    private func told(_ estimate: Double, _ interval: Interval?) -> String {
        interval.map { words.short(estimate, $0) } ?? words.value(estimate)
    }

    private func grouping(_ grouping: SynthesisChecks.Grouping) -> Markup {
        let rows = grouping.groups.map { group in
            let name = texts("evidence.group.\(grouping.name).\(group.key)")
            return (Markup.text(name), [texts.number(group.count), told(group.estimate, group.interval)])
        }
        let title = texts("evidence.checks.by.\(grouping.name)")
        return details {
            summary { title }
            p(.class("note")) { texts("evidence.checks.groups.meaning") }
            if let p = grouping.p { difference(p) }
            table(titled: title, ["group", "count", "mean"], rows)
        }
    }

    private func difference(_ chance: Double) -> Markup {
        let key = chance < 0.05 ? "evidence.checks.differ" : "evidence.checks.mayBeAlike"
        return p { texts(key, ["p": texts.decimal(chance, 3)]) }
    }

    private func table(titled title: String, _ columns: [String], _ rows: [(Markup, [String])]) -> Markup {
        PlotTable(title: title, columns: columns, rows: rows.map { ($0, $1) }, texts: texts).markup
    }
}
