import Commons
import Markup
import Storage
import Web

/// Every version of a synthesis: when it came about, what changed, what it said.
struct VersionsPage: PageModel {
    struct Entry: Encodable, Sendable {
        let number: Int
        let at: Timestamp
        let changes: [SynthesisVersion.Change]
        let studies: Int
        /// What it let the next place expect, in one sentence.
        let told: String
    }

    /// The latest are listed.
    private static let mostListed = 100

    let outcome: Thing
    /// The latest first.
    let versions: [Entry]

    init(of outcome: Thing, _ texts: Texts, in tx: Transaction) throws {
        self.outcome = outcome
        versions = try SynthesisVersions(of: outcome, texts.language, in: tx).all.suffix(Self.mostListed).reversed()
            .map { version in
                let synthesis = Synthesis(of: version.studies, version.outcome)
                return Entry(
                    number: version.number, at: version.at, changes: version.changes, studies: version.studies.count,
                    told: SynthesisWords(synthesis, version.outcome, texts).expectation)
            }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page("\(texts("evidence.versions")) · \(outcome.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                    h1 { texts("evidence.versions") }
                    p(.class("lead")) { texts("evidence.versions.lead") }
                }
                if versions.isEmpty { p { texts("evidence.versions.none") } }
                ul(.class("entries plain")) { Markup.group(versions.map { entry($0, texts) }) }
            }
        }
        page.summary = texts("evidence.versions.lead")
        page.isIndexed = false
        return page
    }

    private func entry(_ entry: Entry, _ texts: Texts) -> Markup {
        li {
            h2 {
                a(.href("\(outcome.path)/versions/\(entry.number)")) {
                    texts("evidence.version", ["number": texts.number(entry.number)])
                }
            }
            p(.class("note")) {
                time(.datetime(CivilDate(entry.at).rawValue)) { texts.date(entry.at) }
                " · " + texts("evidence.studies", count: entry.studies)
            }
            p { entry.told }
            ul { Markup.group(entry.changes.map { change($0, texts) }) }
        }
    }

    private func change(_ change: SynthesisVersion.Change, _ texts: Texts) -> Markup {
        li {
            texts("evidence.change.\(change.act.rawValue)")
            if change.act != .outcome {
                " "
                if let title = change.title, let path = change.path {
                    a(.href(path)) { title }
                } else {
                    texts("evidence.study.withdrawn")
                }
            }
        }
    }
}
