import Commons
import Markup
import Replications
import Storage
import Territories
import Web

/// The form by which those who carry something account for it: two minutes, most of which may stay empty.
struct SheetForm: ThingForm {
    var submission: Submission
    private var territory = TerritoryChoice()
    /// Whether it asks of which territory it tells.
    private let asksWhere: Bool
    /// Whether it asks of which time.
    private let asksWhen: Bool
    /// What was published is corrected, and says why.
    private let isCorrection: Bool

    private static let moneyIn = MoneyFields(side: "in")
    private static let moneyOut = MoneyFields(side: "out")

    init(_ submission: Submission, for occasion: FormOccasion<SheetContent>, in tx: Transaction) throws {
        self.submission = submission
        let above = try occasion.above.flatMap { try Thing.find($0, in: tx) }
        asksWhere = occasion.changed == nil && above?.kind != .replication
        asksWhen = occasion.changed?.content.known == nil
        isCorrection = occasion.changed?.content.known != nil
    }

    init(editing content: SheetContent, of thing: Thing) {
        let period = content.period
        let isYear = period.year != nil
        submission = Submission([
            "from": isYear ? period.code : period.begins, "to": isYear ? "" : period.ends, "failed": content.failed,
            "next": content.next, "context": content.context, "revision": "\(thing.revision)",
        ])
        asksWhere = false
        (asksWhen, isCorrection) = (content.known == nil, content.known != nil)
        Self.moneyIn.show(content.moneyIn, in: &submission)
        Self.moneyOut.show(content.moneyOut, in: &submission)
    }

    mutating func read(for occasion: FormOccasion<SheetContent>, in tx: Transaction) throws -> SheetContent? {
        let period = readPeriod(at: occasion.now)
        let place = try asksWhere ? territory.read(&submission, isRequired: false, in: tx) : nil
        let moneyIn = Self.moneyIn.read(&submission)
        let moneyOut = Self.moneyOut.read(&submission)
        let failed = submission.text("failed", 0...5_000)
        let next = submission.text("next", 0...5_000)
        let context = submission.text("context", 0...5_000)
        if isCorrection { _ = submission.line("reason", 1...300) }
        guard let begun = try begin(occasion, period, place, in: tx), submission.isValid else { return nil }
        var content = begun
        (content.moneyIn, content.moneyOut) = (moneyIn, moneyOut)
        (content.failed, content.next, content.context) = (failed, next, context)
        return content
    }

    private mutating func readPeriod(at now: Timestamp) -> AccountPeriod? {
        guard asksWhen else { return nil }
        let from = submission.date("from")
        let to = submission.date("to")
        guard let from else {
            submission.refuse("from", "web.field.empty")
            return nil
        }
        guard submission.problems["to"] == nil else { return nil }
        guard let period = AccountPeriod(from: from, to: to) else {
            submission.refuse("to", "accountability.form.to.strange")
            return nil
        }
        if period.first > AccountPeriod.end(of: CivilDate(now)) {
            submission.refuse("from", "accountability.form.from.future")
        }
        if period.last - period.first >= 120 { submission.refuse("to", "accountability.form.to.long") }
        return period
    }

    /// What it tells of, and of which time; nil where that is not known.
    private mutating func begin(
        _ occasion: FormOccasion<SheetContent>, _ period: AccountPeriod?, _ place: Territory?, in tx: Transaction
    ) throws -> SheetContent? {
        if let old = occasion.changed?.content {
            var content = old
            guard let period, period != old.period else { return content }
            let name = try SheetSubject(of: old, in: tx).name(Language(rawValue: old.language) ?? .fr, in: tx)
            content.period = period
            content.title = SheetContent.title(of: name, period)
            return content
        }
        guard let teller = try occasion.above.flatMap({ try Thing.find($0, in: tx) }), let period else { return nil }
        if let place, try !SheetSubject.acts(teller, in: place, in: tx) {
            submission.refuse("territory", "accountability.form.territory.elsewhere")
        }
        let name = try SheetSubject(teller, of: place).name(Language(rawValue: occasion.language) ?? .fr, in: tx)
        var content = SheetContent.told(of: name, by: teller.id, period, in: occasion.language)
        content.territory = place?.id
        return content
    }

    /// One sheet tells of the same and of the same time.
    mutating func admits(_ content: SheetContent, in tx: Transaction) throws -> Bool {
        guard let same = try SheetEntry.same(as: content, in: tx) else { return true }
        submission.refuse("from", "accountability.form.from.already", [Submission.Problem.pathValue: same.path])
        return false
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "accountability.form")
        frame.lead = isCorrection ? "accountability.form.correction" : "accountability.form.lead"
        frame.scripts = asksWhere ? ["typeahead"] : []
        return frame.page(screen, fields: fields)
    }

    private func fields(_ view: FormView) -> Markup {
        .group([
            asksWhen
                ? .group([view.line("from", isShort: true), view.line("to", optional: true, isShort: true)])
                : .group([]),
            asksWhere ? territory.view(view, optional: true) : .group([]),
            Self.moneyIn.view(view), Self.moneyOut.view(view), view.area("failed", rows: 4, optional: true),
            view.area("next", rows: 4, optional: true), view.area("context", rows: 4, optional: true),
        ])
    }
}
