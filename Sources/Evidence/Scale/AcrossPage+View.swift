import Commons
import Markup
import Web

extension AcrossPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("evidence.scale.across.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("evidence.scale.across.title") }
                    p(.class("lead")) { texts("evidence.scale.across.lead") }
                }
                ScaleNotes(places: places, isCut: isCut, texts: texts).markup
                if levels.isEmpty { p { texts("evidence.scale.nothing") } }
            }
            Markup.group(levels.filter { $0.by == "level" }.map { level($0, texts) })
            ScaleTopicsView(places: places, texts: texts).markup
            section(.class("section")) {
                h2 { texts("evidence.how") }
                details {
                    summary { texts("evidence.how.ask") }
                    Markup.group(
                        ["across", "middle", "best", "people", "not"].map { name in
                            p { texts("evidence.scale.how.\(name)") }
                        })
                }
                TakeAway(tableOf: texts) { $0.address(of: "/scale") }.markup
                ScaleNotes.picture(of: "/scale", texts)
            }
        }
        page.summary = texts("evidence.scale.across.lead")
        return page
    }

    private func level(_ level: Level, _ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { level.scale.words(texts) }
            p {
                texts("evidence.scale.places", count: level.places) + " "
                    + texts("evidence.scale.practices", count: level.practices)
            }
            if level.findings.isEmpty {
                p { texts("evidence.scale.across.noStudies") }
            } else {
                p {
                    texts(
                        "evidence.scale.across.told", count: level.findings.count,
                        ["helpful": texts.number(level.helpful.count)])
                }
                ul { Markup.group(level.findings.map { finding($0, texts) }) }
            }
        }
    }

    private func finding(_ finding: Finding, _ texts: Texts) -> Markup {
        let side = texts("evidence.scale.side.\(finding.side?.rawValue ?? "none")")
        return li {
            a(.href(finding.outcome), .lang(finding.language, on: texts)) { finding.title }
            " (\(finding.practice)) · \(side) · " + texts("evidence.studies", count: finding.studies)
        }
    }
}
