import Commons
import Organizations
import Practices
import Storage
import Territories
import Web

/// Starting a replication, one question at a time: practice, territory, carriers, state. What was answered travels with the
/// form, so that nothing is kept half-made and the way back is the browser's own.
struct StartForm: Sendable {
    enum Step: String, Sendable, CaseIterable {
        case practice, territory, carriers, state
    }

    var submission: Submission
    private(set) var step = Step.practice
    private(set) var practice: ToldPractice?
    private(set) var place: StartPlace?
    private(set) var carrier: NamedOrganization?
    /// A carrier that is not introduced here yet, to be introduced with the replication.
    private(set) var newCarrier: (name: String, kind: OrganizationKind)?
    var territory = TerritoryChoice()
    /// The ones to pick from, when several have the name that was typed.
    private(set) var namesakes: [NamedOrganization] = []

    /// In place of an identifier: none of those of the same name.
    static let another = "another"

    /// Goes through the answers so far, up to the first that is missing or wrong.
    init(_ submission: Submission, _ language: Language, in tx: Transaction) throws {
        self.submission = submission
        let slug = submission.shown("practice")
        guard let practice = try Self.practice(at: slug, in: tx) else {
            if !slug.isEmpty { self.submission.refuse("q", "replications.start.practice.unknown") }
            // Whoever comes from the page of a territory has answered the second question first.
            if !submission.shown("territory-id").isEmpty { place = try readPlace(language, in: tx) }
            return
        }
        self.practice = try ToldPractice.all([practice], in: language, tx).first
        step = .territory
        guard submission.fields["territory"] != nil || submission.fields["territory-id"] != nil else { return }
        place = try readPlace(language, in: tx)
        guard place != nil else { return }
        step = .carriers
        guard submission.fields["carrier"] != nil else { return }
        try readCarrier(in: tx)
        guard self.submission.isValid else { return }
        step = .state
    }

    private static func practice(at slug: String, in tx: Transaction) throws -> Thing? {
        guard !slug.isEmpty else { return nil }
        do {
            guard case .thing(let practice) = try Thing.find(.practice, at: slug, for: nil, in: tx) else { return nil }
            return practice
        } catch is AppError {
            return nil
        }
    }

    /// All that is asked, of whoever answers in one go: a program.
    static func fields(in tx: Transaction) throws -> Submission {
        var form = try StartForm(Submission(), .fr, in: tx)
        form.submission.refuse("practice", "web.field.empty")
        form.submission.note("practice", as: .line(1...80))
        _ = try form.territory.read(&form.submission, isRequired: true, in: tx)
        try form.readCarrier(in: tx)
        _ = form.submission.choiceIfAny("carrier-kind", OrganizationKind.self)
        form.submission.refuse("carrier", "web.field.empty")
        _ = try form.read(language: Language.fr.rawValue, at: Timestamp(rawValue: 0), in: tx)
        return form.submission
    }

    private mutating func readPlace(_ language: Language, in tx: Transaction) throws -> StartPlace? {
        guard let found = try territory.read(&submission, isRequired: true, in: tx) else { return nil }
        if submission.shown("territory").isEmpty { submission.set("territory", [found.name(in: language)]) }
        submission.set("territory-id", [found.id.rawValue])
        return try StartPlace(found, language, in: tx)
    }

    private mutating func readCarrier(in tx: Transaction) throws {
        let name = submission.line("carrier", 0...200)
        guard !name.isEmpty else { return }
        let known = try NamedOrganization.all(name, in: tx)
        let chosen = submission.shown("carrier-id")
        carrier = known.first { $0.thing.id.rawValue == chosen } ?? (known.count == 1 ? known.first : nil)
        guard carrier == nil else { return }
        if known.count > 1 {
            namesakes = known
            if chosen != Self.another { return submission.refuse("carrier", "replications.start.carrier.several") }
        }
        if submission.shown("carrier-kind").isEmpty {
            submission.refuse("carrier-kind", "replications.start.carrier.unknown", ["name": name])
        } else if let kind = submission.choice("carrier-kind", OrganizationKind.self) {
            newCarrier = (name, kind)
        }
    }

    /// The last answers, or nil after noting what is wrong.
    mutating func read(language: String, at now: Timestamp, in tx: Transaction) throws -> ReplicationContent? {
        let state = submission.choice("state", ReplicationState.self)
        if let state, !ReplicationState.first.contains(state) { submission.refuse("state", "web.field.unknown") }
        let since = submission.date("since")
        if let since, state == .running, since > CivilDate(now) {
            submission.refuse("since", "replications.states.future")
        }
        if let since, since > CivilDate(now.adding(days: 3_653)) {
            submission.refuse("since", "replications.form.since.far")
        }
        let title = submission.line("title", 2...120)
        let summary = submission.line("summary", 0...300)
        let parents = try ParentList.read(&submission, keeping: [], in: tx)
        guard submission.isValid, let practice, let place, let state else { return nil }
        return ReplicationContent(
            title: title, summary: summary, language: language, practice: practice.thing.id,
            territory: place.territory.id,
            firstState: state, since: since?.rawValue ?? "", carriers: carrier.map { [$0.thing.id] } ?? [],
            parents: parents.filter { $0 != practice.thing.id })
    }
}
