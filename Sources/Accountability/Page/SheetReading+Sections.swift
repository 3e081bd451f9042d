import Commons
import Goals
import Indicators
import Replications
import Storage
import Testimonies
import Web

extension SheetReading {
    /// So many of each are read on a page; all of them are in its data.
    private static let mostShown = 100

    /// The sheet, part by part, in the order in which it is read.
    func sections(_ texts: Texts) -> [SheetSection] {
        let told = [
            ("failed", content.failed), ("next", content.next), ("context", content.context),
        ]
        return [goals(texts), figures(texts), money(texts), words(texts), halts(texts)]
            + told.map { name, text in
                SheetSection(
                    id: name, heading: texts("accountability.section.\(name)"),
                    blocks: [
                        text.isEmpty
                            ? .paragraph(texts("accountability.untold.\(name)"))
                            : .told(text, language: thing.language)
                    ])
            }
    }

    private func goals(_ texts: Texts) -> SheetSection {
        let names = (subject.isGroup ? ["place"] : []) + ["goal", "target", "due", "funder", "seen", "outcome"]
        let rows = known.goals.prefix(Self.mostShown).map { goal -> [SheetSection.Cell] in
            let place = SheetSection.Cell(goal.place.title, at: goal.place.path, in: goal.place.language)
            let own: [SheetSection.Cell] = [
                .init(goal.indicator.title, at: "/goals/\(goal.id)", in: goal.indicator.language),
                .init(goal.targetText(texts)), .init(texts.date(goal.due)), .init(goal.funder),
                .init(goal.seenText(texts)), .init(goal.outcomeText(texts)),
            ]
            return (subject.isGroup ? [place] : []) + own
        }
        return SheetSection(
            id: "goals", heading: texts("accountability.section.goals"),
            blocks: rows.isEmpty
                ? [.paragraph(texts("accountability.goals.none"))]
                : [.paragraph(outcomes(texts)), table("accountability.section.goals", names, rows, texts)]
                    + cut(known.goals.count, texts))
    }

    /// That there are more than are shown.
    private func cut(_ count: Int, _ texts: Texts) -> [SheetSection.Block] {
        count > Self.mostShown ? [.note(texts("accountability.cut", ["most": texts.number(Self.mostShown)]))] : []
    }

    /// How many came to what: never reported is counted as such.
    private func outcomes(_ texts: Texts) -> String {
        known.outcomes.map { outcome, count in
            texts("accountability.outcome.count.\(outcome.rawValue)", count: count)
        }.joined(separator: " ")
    }

    private func figures(_ texts: Texts) -> SheetSection {
        let yearly = known.figures.filter { $0.told > 0 || Measure.asked.contains($0.measure) }
        let rows: [[SheetSection.Cell]] =
            yearly.map { row(of: $0, texts) } + known.indicators.flatMap { self.rows(of: $0, texts) }
        let names = ["what", "period", "value"] + (subject.isGroup ? ["told", "missing"] : [])
        let note = texts(subject.isGroup ? "accountability.figures.group" : "accountability.figures.place")
        return SheetSection(
            id: "figures", heading: texts("accountability.section.figures"),
            blocks: rows.isEmpty
                ? [.paragraph(texts("accountability.figures.none"))]
                : [
                    .note(note),
                    table(
                        "accountability.section.figures", names,
                        rows.prefix(Self.mostShown).map { Array($0.prefix(names.count)) }, numbersFrom: 3, texts),
                ] + cut(rows.count, texts))
    }

    private func row(of figure: KnownFigure, _ texts: Texts) -> [SheetSection.Cell] {
        let cells = [
            texts(figure.measure.textKey), "\(figure.year)", figure.text(texts), texts.number(figure.told),
            texts.number(figure.missing),
        ]
        return cells.map { SheetSection.Cell($0) }
    }

    /// What nobody told is a row too.
    private func rows(of indicator: KnownIndicator, _ texts: Texts) -> [[SheetSection.Cell]] {
        let language = indicator.ready == nil ? indicator.language : nil
        let name = SheetSection.Cell(indicator.title(texts), at: indicator.path, in: language)
        guard !indicator.periods.isEmpty else {
            let cells = [content.period.text(texts), texts("accountability.untold"), texts.number(0)]
            return [[name] + (cells + [texts.number(indicator.asked)]).map { SheetSection.Cell($0) }]
        }
        return indicator.periods.map { period in
            let cells = [
                texts.date(period.period), indicator.text(period, texts), texts.number(period.told),
                texts.number(max(0, indicator.asked - period.told)),
            ]
            return [name] + cells.map { SheetSection.Cell($0) }
        }
    }

    private func halts(_ texts: Texts) -> SheetSection {
        let blocks = known.halts.prefix(Self.mostShown).flatMap { halt -> [SheetSection.Block] in
            let when = halt.date.map { " · " + texts.date($0) } ?? ""
            let words = [halt.reason, halt.lessons, halt.obstacles].filter { !$0.isEmpty }
            let head: [SheetSection.Block] = [
                .subheading(.init(halt.place.title, at: halt.path, in: halt.place.language)),
                .note(texts(halt.state.textKey) + when),
            ]
            return head + words.map { .told($0, language: halt.place.language) }
        }
        return SheetSection(
            id: "halts", heading: texts("accountability.section.halts"),
            blocks: blocks.isEmpty
                ? [.paragraph(texts("accountability.halts.none"))] : blocks + cut(known.halts.count, texts))
    }

    private func words(_ texts: Texts) -> SheetSection {
        var blocks: [SheetSection.Block] = [
            .paragraph(texts("accountability.words.read", count: voices.testimonies)),
            .note(texts("accountability.words.never")),
        ]
        if takenBack > 0 { blocks.append(.note(texts("accountability.words.takenBack", count: takenBack))) }
        blocks += themes(texts)
        return SheetSection(
            id: "words", heading: texts("accountability.section.words"),
            blocks: voices.testimonies == 0 && takenBack == 0
                ? [.paragraph(texts("accountability.words.none"))] : blocks)
    }

    private func themes(_ texts: Texts) -> [SheetSection.Block] {
        let heard = voices.themes.map { theme in
            (SheetSection.Cell(theme.name, in: theme.voices.first?.testimony.language), theme.voices)
        }
        var left = Self.mostShown
        let all = heard + [(SheetSection.Cell(texts("accountability.words.unread")), voices.unread)]
        let blocks = all.flatMap { name, voices -> [SheetSection.Block] in
            let shown = voices.prefix(left)
            left -= shown.count
            return shown.isEmpty ? [] : [.subheading(name), .quotes(shown.map { quote($0, texts) })]
        }
        return blocks + cut(all.reduce(0) { $0 + $1.1.count }, texts)
    }

    private func quote(_ voice: Voices.Voice, _ texts: Texts) -> SheetSection.Quote {
        let language = voice.testimony.language
        return SheetSection.Quote(
            words: .init(texts("accountability.quoted", ["words": voice.quote]), at: voice.path, in: language),
            speaker: .init(voice.speaker, in: language),
            place: .init(voice.place.title, at: voice.place.path, in: voice.place.language))
    }

    func table(
        _ caption: String, _ columns: [String], _ rows: [[SheetSection.Cell]], numbersFrom first: Int? = nil,
        _ texts: Texts
    ) -> SheetSection.Block {
        .table(
            .init(
                caption: texts(caption), columns: columns.map { texts("accountability.column.\($0)") }, rows: rows,
                numbersFrom: first))
    }
}
