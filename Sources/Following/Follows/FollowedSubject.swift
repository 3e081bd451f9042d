import Commons
import Practices
import Storage
import Territories
import Web

/// Something that is followed, as everybody may see it.
struct FollowedSubject: Sendable, Encodable {
    let kind: FollowedKind
    /// An identifier, or the address of a search.
    let id: String
    let title: String
    let path: String
    /// BCP 47 tag of the title.
    let language: String
    /// When it last changed itself; not known of a territory and a search.
    let updatedAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case kind, id, title, path, language }

    /// Nil when it is not there, or not shown.
    static func find(
        _ kind: FollowedKind, _ subject: String, _ texts: Texts, in tx: Transaction
    ) throws -> FollowedSubject? {
        switch kind {
        case .search: return FollowedSearch(subject).map { FollowedSubject($0, texts) }
        case .territory:
            guard let id = Territory.ID(rawValue: subject),
                let link = try TerritoryLink.find([id], language: texts.language, in: tx)[id]
            else { return nil }
            return FollowedSubject(link, texts.language)
        case .practice, .replication, .organization, .network:
            guard let thing = try Thing.ID(rawValue: subject).flatMap({ try Thing.find($0, in: tx) }),
                thing.kind == kind.kind, thing.visibility == .published
            else { return nil }
            return try FollowedSubject(thing, kind, texts.language, in: tx)
        }
    }

    /// A practice is called as the reader knows it.
    init(_ thing: Thing, _ kind: FollowedKind, _ language: Language, in tx: Transaction) throws {
        let told = try kind == .practice ? ToldPractice.all([thing], in: language, tx).first : nil
        self.kind = kind
        (id, path, updatedAt) = (thing.id.rawValue, thing.path, thing.updatedAt)
        title = told?.title ?? thing.title
        self.language = told?.language ?? thing.language
    }

    init(_ link: TerritoryLink, _ language: Language) {
        kind = .territory
        (id, title, path) = (link.id.rawValue, link.label, link.path)
        self.language = language.rawValue
        updatedAt = nil
    }

    init(_ search: FollowedSearch, _ texts: Texts) {
        kind = .search
        (id, path) = (search.address, search.address)
        title = texts(
            search.words.isEmpty ? "following.search" : "following.search.words", ["words": search.words])
        language = texts.language.rawValue
        updatedAt = nil
    }

    /// Where its news are.
    var newsPath: String { news("news") }
    /// Where its news are as an Atom feed.
    var feedPath: String { news(FeedForm.atom.file) }
    /// Where its news are as a JSON Feed.
    var jsonFeedPath: String { news(FeedForm.json.file) }

    private func news(_ name: String) -> String {
        guard kind == .search else { return "\(path)/\(name)" }
        return "/search/\(name)?search=\(id.percentEncoded)"
    }
}
