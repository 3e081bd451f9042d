package import Commons
import Replications
package import Storage
package import Web

/// What places told of indicators, as lines of a table: who, what, of which period, how much of how much. Only those who
/// carry a place tell its numbers. How many are of which gender and age comes in and does not go out: small cells are hidden.
/// A list that comes back without them says nothing about them.
package struct ObservationSheet: RowSheet {
    package let kind = Kind(rawValue: "observation")
    package let telling = ["replication", "indicator", "period"]
    package let isForCarriers = true

    package init() {}

    package var columns: [SheetColumn] {
        [
            SheetColumn(
                "replication", "implantation", .thing(.replication), label: "indicators.sheet.replication",
                isRequired: true, example: [.fr: "jardin-partage-de-mende", .en: "jardin-partage-de-mende"]),
            SheetColumn(
                "indicator", "indicateur", .thing(.indicator), label: "indicators.sheet.indicator", isRequired: true,
                example: [.fr: "paniers-distribues", .en: "baskets-shared"]),
            SheetColumn(
                "period", "periode", .date, label: "indicators.sheet.period", isRequired: true,
                example: [.fr: "2025", .en: "2025-03"]),
            SheetColumn(
                "amount", "combien", .number, label: "indicators.sheet.amount", example: [.fr: "62", .en: "62"]),
            SheetColumn("whole", "sur", .number, label: "indicators.form.whole", example: [.fr: "80", .en: "80"]),
            SheetColumn("spread", "ecart_type", .number, label: "indicators.form.spread"),
            SheetColumn.source,
            SheetColumn("method", "methode", .line, label: "indicators.form.method"),
            SheetColumn("asked", "interroges", .line, label: "indicators.form.asked"),
            SheetColumn("doubts", "doutes", .line, label: "indicators.form.doubts"),
        ] + Self.cells
    }

    /// By gender, then age.
    private static let cells = zip(
        ObservationForm.cells,
        [
            "femmes_jeunes", "femmes_milieu", "femmes_agees", "hommes_jeunes", "hommes_milieu", "hommes_ages",
            "autrement_jeunes", "autrement_milieu", "autrement_ages",
        ]
    ).map { name, french in
        SheetColumn(name, french, .number, label: "indicators.form.\(name)", isPersonal: true)
    }

    /// A line with the place that it is about, and the last word on what it tells.
    private struct Told {
        let replication: Thing
        let observation: Observation
        let last: HeldObservation?

        /// The last that was told with an amount.
        var present: Observation? { last?.observation.amount == nil ? nil : last?.observation }

        var verdict: SheetVerdict {
            guard let present else { return observation.amount == nil ? .same : .add }
            return observation.tells(the: present) ? .same : .change
        }
    }

    package func judge(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> SheetJudgement {
        guard let told = try read(&line, by: author, in: tx) else { return .refused }
        return SheetJudgement(told.verdict)
    }

    private func read(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> Told? {
        guard let replication = try place(&line, by: author, in: tx) else { return nil }
        let offered = try OfferedIndicators(to: replication, in: tx).all
        guard let indicator = offered.first(where: { $0.thing.id.rawValue == line.shown("indicator") }) else {
            line.refuse("indicator", "indicators.form.indicator.strange")
            return nil
        }
        var copy = line
        let last = try copy.date("period").flatMap {
            try HeldObservation.last(of: replication.id, indicator.thing.id, in: $0, tx)
        }
        // A reading notes the fields as its form asks for them; what the list has no column for stays as it is.
        var form = ObservationForm(submission: line, replication: replication, indicators: offered)
        form.submission.set("indicator", [indicator.thing.slug])
        if let present = last?.observation { form.submission.fill(from: present) }
        let read = form.read(at: author.at)
        line.takeProblems(of: form.submission)
        guard var observation = read, line.isValid else { return nil }
        if let present = last?.observation, present.amount == observation.amount, observation.breakdown == nil {
            observation.breakdown = present.breakdown
        }
        return Told(replication: replication, observation: observation, last: last)
    }

    private func place(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> Thing? {
        guard let id = Thing.ID(rawValue: line.shown("replication")),
            let replication = try Thing.find(id, in: tx), replication.visibility == .published
        else {
            line.refuse("replication", "indicators.sheet.noPlace")
            return nil
        }
        if let person = author.person, try !replication.isKept(by: person, in: tx) {
            line.refuse("replication", "indicators.sheet.notYours", ["path": replication.path])
            return nil
        }
        return replication
    }

    package func carryOut(
        _ line: inout Submission, by author: Authorship, world: World, in tx: Transaction
    ) throws -> SheetDone? {
        guard let told = try read(&line, by: author, in: tx) else { return nil }
        let (id, before) = (told.replication.id, told.present == nil ? nil : told.last?.number)
        let verdict = told.verdict
        if verdict == .same { return SheetDone(.same, id.rawValue, before: before, after: before, at: author.at) }
        try told.observation.record(of: told.replication, by: author.person, at: author.at, in: tx)
        let (indicator, period) = (told.observation.indicator, told.observation.period)
        let after = try HeldObservation.last(of: id, indicator, in: period, tx)?.number
        return SheetDone(verdict, id.rawValue, before: before, after: after, at: author.at)
    }

    /// Observations are added, never changed: what was told before is told again, or that it is not known after all.
    package func takeBack(_ done: SheetDone, by author: Authorship, in tx: Transaction) throws -> SheetEnd {
        guard let id = Thing.ID(rawValue: done.subject), let replication = try Thing.find(id, in: tx),
            let number = done.after, let told = try HeldObservation.find(number, of: id, in: tx)
        else { return .gone }
        let (indicator, period) = (told.observation.indicator, told.observation.period)
        let last = try HeldObservation.last(of: id, indicator, in: period, tx)
        guard replication.visibility != .withdrawn, last?.observation.tells(the: told.observation) == true else {
            return .left
        }
        let earlier = try done.before.flatMap { try HeldObservation.find($0, of: id, in: tx) }
        let observation = earlier?.observation ?? Observation(of: indicator, in: period, nil)
        try observation.record(of: replication, by: author.person, at: author.at, in: tx)
        return earlier == nil ? .withdrawn : .restored
    }

    package func rows(after last: String?, limit: Int, in tx: Transaction) throws -> [SheetRow] {
        let told = try HeldObservation.all(after: HeldObservation.Place(last), limit: limit, in: tx)
        let things = try Thing.find(told.map(\.replication), in: tx)
        return told.compactMap { held in
            guard let thing = things[held.replication] else { return nil }
            var cells = held.observation.cells
            cells["replication"] = [thing.id.rawValue]
            return SheetRow(at: held.place, path: thing.path, isFictional: thing.isFictional, cells: cells)
        }
    }
}

extension Observation {
    /// As a list has it, but for the place.
    fileprivate var cells: [String: [String]] {
        let words = ["source": source, "method": method, "asked": asked, "doubts": doubts]
        let numbers = ["amount": amount, "whole": whole, "spread": spread]
        return words.filter { !$0.value.isEmpty }.mapValues { [$0] }
            .merging(numbers.compactMapValues { $0.map { [$0.plain] } }) { first, _ in first }
            .merging(["indicator": [indicator.rawValue], "period": [period.rawValue]]) { first, _ in first }
    }

    /// The same in all that a list says.
    fileprivate func tells(the other: Observation) -> Bool {
        amount == other.amount && whole == other.whole && spread == other.spread && source == other.source
            && method == other.method && asked == other.asked && doubts == other.doubts && breakdown == other.breakdown
    }
}

extension Submission {
    /// The columns that the list does not have.
    fileprivate mutating func fill(from present: Observation) {
        let told = [
            "whole": present.whole?.plain ?? "", "spread": present.spread?.plain ?? "", "method": present.method,
            "asked": present.asked, "doubts": present.doubts,
        ]
        for (column, text) in told where fields[column] == nil { set(column, [text]) }
    }
}
