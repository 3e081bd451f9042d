import Commons
import Markup
import Storage
import Web

/// What is counted at a replication, on its page; what is not told is said, and not taken for nothing.
struct FigureTable {
    let figures: [Figure]
    let path: String
    let isKept: Bool

    func markup(_ texts: Texts) -> Markup {
        guard !figures.isEmpty || isKept else { return .group([]) }
        return section(.class("section")) {
            h2(.id("figures")) { texts("replications.figures") }
            figures.isEmpty ? p { texts("replications.figures.none") } : rows(texts)
            if isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(path)/figures/new")) { texts("replications.figures.tell") }
                }
            }
        }
    }

    private func rows(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            element("caption", .class("hidden")) { texts("replications.figures") }
            thead {
                tr {
                    Markup.group(
                        ["measure", "year", "amount", "source"].map { name in
                            th(.scope("col")) { texts("replications.figures.column.\(name)") }
                        })
                }
            }
            tbody { Markup.group(figures.map { row($0, texts) }) }
        }
    }

    private func row(_ figure: Figure, _ texts: Texts) -> Markup {
        let cells = [
            ("year", "\(figure.year)"), ("amount", figure.amount?.text(texts) ?? "–"),
            ("source", figure.source.isEmpty ? texts("replications.figures.noSource") : figure.source),
        ]
        return tr {
            th(.scope("row")) { texts(figure.measure.textKey) }
            Markup.group(
                cells.map { name, text in
                    td(Attribute("data-label", texts("replications.figures.column.\(name)"))) { text }
                })
        }
    }
}
