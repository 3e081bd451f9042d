import Commons
import Crypto
import Markup
import Replications
import Storage
import Web

/// One thing that happened, which everybody may know.
struct NewsItem: Sendable, Encodable {
    let at: Timestamp
    let act: String
    let title: String
    let path: String
    /// BCP 47 tag of the title.
    let language: String
    let isFictional: Bool
    let thing: Thing.ID
    private let detail: String

    private enum CodingKeys: String, CodingKey { case at, act, title, path, language, isFictional, thing }

    init(_ entry: NewsEntry, _ thing: Thing) {
        (at, act, detail) = (entry.at, entry.newsAct, entry.detail)
        (title, path, language) = (thing.title, thing.path, thing.language)
        (isFictional, self.thing) = (thing.isFictional, thing.id)
    }

    /// What happened, as a sentence: « Nouvel état : en marche ».
    func sentence(_ texts: Texts) -> String {
        switch act {
        case "state":
            let state = ReplicationState(rawValue: detail).map { texts($0.textKey) } ?? detail
            return texts("following.news.state", ["detail": state])
        default: return texts("following.news.\(act)", ["detail": detail])
        }
    }

    /// Names it for ever among the entries of feeds.
    var fragment: String {
        // Many members may join a network in one moment: a list came in.
        guard act == "joined" || act == "left" else { return "\(act)-\(at.rawValue)" }
        return "\(act)-\(at.rawValue)-\(Array(SHA256.hash(data: Array(detail.utf8)).prefix(6)).hex)"
    }

    /// - Parameter isUnderTitle: no heading stands between it and the title of the page.
    func entry(_ texts: Texts, isUnderTitle: Bool = false) -> Markup {
        let name = a(.href(path), .lang(language, on: texts)) { title }
        return li {
            isUnderTitle ? h2 { name } : h3 { name }
            p {
                sentence(texts) + " "
                span(.class("note")) {
                    time(.datetime(at.iso8601)) { texts.date(at) }
                    isFictional ? " · " + texts("following.fictional") : ""
                }
            }
        }
    }
}
