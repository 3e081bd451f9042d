import Commons
import Practices
import Replications
import Storage
import Territories
import Web

/// One of a family: a practice, a replication, or a page that is not shown, which others came from all the same.
struct FamilyNode: Sendable, Encodable {
    enum Standing: String, Sendable, Encodable {
        case here, hidden, withdrawn, gone
    }

    let id: Thing.ID
    let standing: Standing
    private(set) var kind: Kind?
    private(set) var title: String?
    private(set) var path: String?
    /// BCP 47 tag of the title.
    private(set) var language: String?
    /// Of a replication.
    private(set) var practice: Thing.ID?
    private(set) var state: ReplicationState?
    /// `2015`, `2015-12` or `2015-12-05`.
    private(set) var since: String?
    /// When it was paused, handed over or ended.
    private(set) var reached: String?
    private(set) var territory: TerritoryLink?
    private(set) var isFictional = false
    /// In the order in which it tells them; its practice first where it came straight from it.
    var parents: [Thing.ID] = []
    /// How many changes it tells.
    var adaptations = 0
    /// Since when there is no news: `2024-03`.
    private(set) var silentSince: String?
    /// Where it is, for the map.
    private(set) var entry: ReplicationEntry?

    private enum CodingKeys: String, CodingKey {
        case id, standing, kind, title, path, language, practice, state, since, reached, silentSince, territory,
            isFictional,
            parents,
            adaptations
    }

    init(_ entry: ReplicationEntry) {
        id = entry.id
        standing = .here
        kind = Kind.replication
        title = entry.title
        path = entry.path
        language = entry.language
        practice = entry.practiceID
        state = entry.state
        since = entry.since
        territory = entry.territory
        reached = entry.state.isEnding || entry.state == .paused ? entry.reached : nil
        silentSince = entry.silentSince
        isFictional = entry.isFictional
        self.entry = entry
    }

    init(_ practice: ToldPractice, since: String) {
        id = practice.thing.id
        standing = .here
        kind = Kind.practice
        title = practice.title
        path = practice.thing.path
        language = practice.language
        self.since = since.isEmpty ? nil : since
        isFictional = practice.thing.isFictional
    }

    /// What cannot be shown here.
    init(_ id: Thing.ID, _ thing: Thing?) {
        self.id = id
        standing =
            switch thing?.visibility {
            case .draft: .hidden
            case .withdrawn: .withdrawn
            case .published, nil: .gone
            }
    }

    var isShown: Bool { standing == .here }

    /// When it began, in years.
    var year: Double? { since.flatMap(CivilDate.init)?.years }
    /// When it was paused, handed over or ended, in years; nil while it goes on.
    var lastYear: Double? { reached.flatMap(CivilDate.init)?.years }

    func name(_ texts: Texts) -> String { title ?? texts("families.standing.\(standing.rawValue)") }
}

extension CivilDate {
    /// As a number of years: 2015-07 is 2015.5.
    var years: Double { Double(year) + Double((month ?? 1) - 1) / 12 + Double((day ?? 1) - 1) / 365 }
}
