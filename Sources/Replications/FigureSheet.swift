package import Commons
package import Storage
package import Web

/// What places count, as lines of a table: who, what, of which year, how much. Only those who carry a place tell its figures.
package struct FigureSheet: RowSheet {
    package let kind = Kind(rawValue: "figure")
    package let columns: [SheetColumn]
    package let telling = ["replication", "measure", "year"]
    package let isForCarriers = true

    /// - Parameter catalog: of all texts: what the measures are called.
    package init(_ catalog: TextCatalog) {
        let measures = Measure.allCases.map { measure in
            SheetWord(
                measure.rawValue,
                Dictionary(
                    uniqueKeysWithValues: Language.allCases.map { ($0, Texts($0, catalog: catalog)(measure.textKey)) }))
        }
        columns = [
            SheetColumn(
                "replication", "implantation", .thing(.replication), label: "replications.sheet.replication",
                isRequired: true,
                example: [.fr: "jardin-partage-de-mende", .en: "jardin-partage-de-mende"]),
            SheetColumn(
                "measure", "mesure", .choice(measures), label: "replications.figures.form.measure", isRequired: true,
                example: [.fr: "reached", .en: "reached"]),
            SheetColumn(
                "year", "annee", .number, label: "replications.figures.form.year", isRequired: true,
                example: [.fr: "2025", .en: "2025"]),
            SheetColumn(
                "amount", "nombre", .number, label: "replications.figures.sheet.amount",
                example: [.fr: "120", .en: "120"]),
            SheetColumn.source,
        ]
    }

    /// A line with the place that it is about, and what holds there now.
    private struct Told {
        let replication: Thing
        let figure: Figure
        let present: Figure?

        var isSame: Bool { present?.amount == figure.amount && present?.source == figure.source }
    }

    package func judge(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> SheetJudgement {
        guard let told = try read(&line, by: author, in: tx) else { return .refused }
        return SheetJudgement(told.present == nil ? .add : told.isSame ? .same : .change)
    }

    private func read(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> Told? {
        guard let id = Thing.ID(rawValue: line.shown("replication")),
            let replication = try Thing.find(id, in: tx), replication.visibility == .published
        else {
            line.refuse("replication", "replications.figures.sheet.noPlace")
            return nil
        }
        if let person = author.person, try !replication.isKept(by: person, in: tx) {
            line.refuse("replication", "replications.figures.sheet.notYours", ["path": replication.path])
            return nil
        }
        let told = try Figure.all(of: id, in: tx)
        // A reading notes the fields as its form asks for them.
        var form = FigureForm(submission: line, thing: replication)
        let figure = form.read(changing: told, at: author.at)
        line.takeProblems(of: form.submission)
        return figure.map { figure in
            Told(
                replication: replication, figure: figure,
                present: told.first { $0.measure == figure.measure && $0.year == figure.year })
        }
    }

    package func carryOut(
        _ line: inout Submission, by author: Authorship, world: World, in tx: Transaction
    ) throws -> SheetDone? {
        guard let told = try read(&line, by: author, in: tx) else { return nil }
        let id = told.replication.id
        let before = try Figure.number(told.figure.measure, in: told.figure.year, of: id, tx)
        if told.isSame { return SheetDone(.same, id.rawValue, before: before, after: before, at: author.at) }
        try told.figure.record(of: told.replication, by: author.person, in: tx)
        return SheetDone(
            told.present == nil ? .add : .change, id.rawValue, before: told.present == nil ? nil : before,
            after: try Figure.number(told.figure.measure, in: told.figure.year, of: id, tx), at: author.at)
    }

    /// Figures are added, never changed: what was told before is told again, or that it is not known after all.
    package func takeBack(_ done: SheetDone, by author: Authorship, in tx: Transaction) throws -> SheetEnd {
        guard let id = Thing.ID(rawValue: done.subject), let replication = try Thing.find(id, in: tx),
            let number = done.after, let told = try Figure.find(number, of: id, in: tx)
        else { return .gone }
        let last = try Figure.number(told.measure, in: told.year, of: id, tx)
        let present = try last.flatMap { try Figure.find($0, of: id, in: tx) }
        guard replication.visibility != .withdrawn, present?.amount == told.amount, present?.source == told.source
        else {
            return .left
        }
        let earlier = try done.before.flatMap { try Figure.find($0, of: id, in: tx) }
        try Figure(
            told.measure, in: told.year, earlier?.amount, from: earlier?.source ?? "", at: author.at
        ).record(of: replication, by: author.person, in: tx)
        return earlier == nil ? .withdrawn : .restored
    }

    package func rows(after last: String?, limit: Int, in tx: Transaction) throws -> [SheetRow] {
        let figures = try ToldFigure.all(after: ToldFigure.Place(last), limit: limit, in: tx)
        let things = try Thing.find(figures.map(\.replication), in: tx)
        return figures.compactMap { told in
            guard let thing = things[told.replication] else { return nil }
            return SheetRow(
                at: told.place.text, path: thing.path, isFictional: thing.isFictional,
                cells: [
                    "replication": [thing.id.rawValue], "measure": [told.figure.measure.rawValue],
                    "year": ["\(told.figure.year)"], "amount": told.figure.amount.map { [$0.plain] } ?? [],
                    "source": told.figure.source.isEmpty ? [] : [told.figure.source],
                ])
        }
    }
}
