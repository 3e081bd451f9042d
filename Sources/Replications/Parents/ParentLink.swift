import Commons
import Markup
import Practices
import Storage
import Web

/// What a replication came from, as its page says it: a parent whose page is gone is still a parent.
struct ParentLink: Encodable, Sendable {
    enum Standing: String, Encodable, Sendable {
        case here, hidden, withdrawn, gone
    }

    let id: Thing.ID
    let standing: Standing
    /// Nil unless it can be read here.
    let name: String?
    let path: String?
    /// BCP 47 tag of its name.
    let language: String?
    let kind: Kind?

    static func all(_ ids: [Thing.ID], in language: Language, _ tx: Transaction) throws -> [ParentLink] {
        let things = try Thing.find(ids, in: tx)
        let practices = things.values.filter { $0.kind == .practice && $0.visibility == .published }
        let told = try ToldPractice.all(Array(practices), in: language, tx)
        let practice = Dictionary(told.map { ($0.thing.id, $0) }) { first, _ in first }
        return ids.map { id in
            guard let thing = things[id] else { return ParentLink(id, .gone) }
            switch thing.visibility {
            case .draft: return ParentLink(id, .hidden)
            case .withdrawn: return ParentLink(id, .withdrawn)
            case .published: return ParentLink(thing, practice[id])
            }
        }
    }

    private init(_ id: Thing.ID, _ standing: Standing) {
        (self.id, self.standing) = (id, standing)
        (name, path, language, kind) = (nil, nil, nil, nil)
    }

    private init(_ thing: Thing, _ practice: ToldPractice?) {
        (id, standing) = (thing.id, .here)
        (name, path, kind) = (practice?.title ?? thing.title, thing.path, thing.kind)
        language = practice?.language ?? thing.language
    }

    func markup(_ texts: Texts) -> Markup {
        guard let name, let path, let language else {
            return span(.class("note")) { texts("replications.parents.\(standing.rawValue)") }
        }
        return a(.href(path), .lang(language, on: texts)) { name }
    }
}
