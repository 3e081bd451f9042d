import Commons
import Markup
import Organizations
import Replications
import Storage
import Territories
import Web

/// A column of a table of results, after the title.
enum Column: String, Sendable {
    case kind, sort, `where`, state, since, replications

    /// What there is to say of the things of one kind, or of all kinds together.
    static func all(in scope: FoundKind?) -> [Column] {
        switch scope {
        case .practice: [.replications]
        case .replication: [.where, .state, .since]
        case .organization: [.sort, .where]
        case .network, .article, .dossier, .medium, .outcome, .study, .indicator, .testimony, .sheet: []
        case .adaptation, nil: [.kind, .where, .state, .since]
        }
    }

    var textKey: String { "discovery.column.\(rawValue)" }

    func cell(of thing: FoundThing, _ texts: Texts) -> Markup {
        if self == .state, let words = thing.stateText(texts) { return stateMark(thing.mark, words) }
        return .text(text(of: thing, texts) ?? "–")
    }

    private func text(of thing: FoundThing, _ texts: Texts) -> String? {
        switch self {
        case .kind: texts(FoundKind.textKey(of: thing.kind))
        case .sort: thing.organizationKind.map { texts($0.textKey) }
        case .where: thing.territory?.label
        case .state: nil
        case .since: thing.since.flatMap(CivilDate.init).map(texts.date)
        case .replications: thing.replicationCount.map(texts.number)
        }
    }
}
