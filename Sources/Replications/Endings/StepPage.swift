import Cartography
import Commons
import Markup
import Storage
import Web

/// One step of a replication's life by itself: it has an address, so that others may learn from it and point to it. Whoever
/// has just told it is thanked, and shown whom to call.
struct StepPage: PageModel {
    let replication: Thing
    let number: Int
    let step: StateChange
    /// What was told of it before, the latest first.
    let versions: [Version]
    /// For those who keep it, where it stopped or changed.
    let help: Help?
    let isKept: Bool

    struct Version: Encodable, Sendable {
        let until: Timestamp
        /// The same step, in the words of then.
        let reason: String
        let lessons: String
        let ending: Ending

        init(_ version: StepVersion) {
            until = version.at
            reason = version.reason
            lessons = version.lessons
            ending = version.ending
        }
    }

    private enum CodingKeys: String, CodingKey { case replication, number, step, versions }

    var thingRevision: Int? { replication.revision }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts(step.state.textKey)) · \(replication.title)") {
            replication.notices(screen)
            if let help { thanks(help, texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        texts("replications.step.of") + " "
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1 { stateMark(step.state.mark, texts(step.state.textKey)) }
                    if let date = step.date { p { time(.datetime(date.rawValue)) { texts.date(date) } } }
                }
                isSilent ? p { texts("replications.step.nothing") } : step.told(language: replication.language, texts)
                earlier(texts)
                if isKept && help == nil { p(.class("actions")) { completion(texts) } }
                replication.provenance(texts)
            }
        }
        page.subject = replication.publicPath
        return page
    }

    private var isSilent: Bool { step.reason.isEmpty && step.lessons.isEmpty && step.ending == nil }

    private func completion(_ texts: Texts) -> Markup {
        a(.class("button"), .href("\(replication.path)/states/\(number)/revisions/new")) {
            texts("replications.step.complete")
        }
    }

    /// What was told before it was completed.
    private func earlier(_ texts: Texts) -> Markup {
        guard !versions.isEmpty else { return .group([]) }
        return details {
            summary { texts("replications.step.earlier", count: versions.count) }
            Markup.group(
                versions.map { version in
                    article(.class("change")) {
                        p(.class("note")) { texts("replications.step.until", ["date": texts.date(version.until)]) }
                        step.telling(version.reason, lessons: version.lessons, version.ending)
                            .told(language: replication.language, texts)
                    }
                })
        }
    }

    private func thanks(_ help: Help, _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("replications.thanks") }
            p { texts("replications.thanks.\(step.state.rawValue)") }
            p { texts("replications.thanks.help") }
            help.markup(texts)
            p(.class("actions")) {
                a(.class("button main"), .href(replication.path)) { texts("replications.thanks.back") }
                completion(texts)
                a(.class("button"), .href("/lessons")) { texts("replications.thanks.lessons") }
            }
        }
    }
}
