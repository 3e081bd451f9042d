import Cartography
import Markup
import Web

/// How many kept, changed and dropped a part, as a bar of three and in words. Each has a pattern of its own, so that
/// colour is never needed to tell them apart.
struct DriftBar: Sendable {
    private let drift: PartDrift
    private let texts: Texts

    init(_ drift: PartDrift, _ texts: Texts) {
        self.drift = drift
        self.texts = texts
    }

    var markup: Markup {
        figure(.class("picture")) {
            figcaption { finding }
            element(
                "svg", .class("drift"), .width("100%"), .height("24"), .role("img"), .ariaLabel(finding)
            ) { pieces }
            ul(.class("legend")) {
                Markup.group(
                    PartDrift.Group.allCases.map { group in
                        li {
                            span(.class("swatch \(group.rawValue)"), .ariaHidden("true")) {}
                            texts("drift.group.\(group.rawValue)") + " " + texts.number(drift.count(group))
                        }
                    })
                if drift.added > 0 { li { texts("drift.added", count: drift.added) } }
            }
        }
    }

    private var finding: String {
        let told = PartDrift.Group.allCases.filter { drift.count($0) > 0 }.map { group in
            texts("drift.finding.\(group.rawValue)", count: drift.count(group))
        }
        return told.joined(separator: ", ")
    }

    private var pieces: Markup {
        var start = 0
        return .group(
            PartDrift.Group.allCases.map { group in
                let count = drift.count(group)
                defer { start += count }
                return element(
                    "rect", .class(group.rawValue), Attribute("x", percent(start)), Attribute("y", "0"),
                    .width(percent(count)), .height("24")
                ) {}
            })
    }

    private func percent(_ count: Int) -> String { "\((Double(count) / Double(drift.told) * 100).short)%" }
}
