import Cartography
import Commons
import Markup
import Practices
import Replications
import Storage
import Territories
import Web

extension FamilyPage {
    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("families.title", ["title": subject.title]), scripts: ["map"]) {
            if subject.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                head(texts)
                if tree.isCut { cut(texts) }
                tree.nodes.count < 2 ? alone(texts) : tall(screen)
            }
            if tree.nodes.count > 1 {
                section(.class("section")) { map(texts) }
                section(.class("section")) { table(texts) }
            }
        }
        page.summary = texts("families.lead")
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) {
                texts("families.of.\(subject.kind.rawValue)") + " "
                a(.href(subject.path), .lang(subject.language, on: texts)) { subject.title }
            }
            h1 { texts("families.title", ["title": subject.title]) }
            p(.class("lead")) { texts("families.lead") }
        }
    }

    private func cut(_ texts: Texts) -> Markup {
        div(.class("notice doubt")) { p { texts("families.cut", ["most": texts.number(FamilyGathering.most)]) } }
    }

    private func alone(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            p { texts("families.alone") }
            p(.class("actions")) { a(.class("button"), .href(subject.path)) { texts("families.back") } }
        }
    }

    private func tall(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            p(.class("note")) { a(.href("#family-table")) { texts("families.toTable") } },
            figure(.class("picture whole")) {
                figcaption { finding(texts) }
                FamilyDrawing(tree, texts, at: screen.now, .page).markup(caption: finding(texts))
                legend(texts)
                p(.class("note")) { texts("families.how") }
            },
            takeAway(texts),
        ])
    }

    private func legend(_ texts: Texts) -> Markup {
        let told = tree.nodes.filter { $0.silentSince == nil }
        let states = ReplicationState.allCases.filter { state in told.contains { $0.state == state } }
        return ul(.class("legend")) {
            li {
                span(.class("square"), .ariaHidden("true")) {}
                texts("families.practice")
            }
            Markup.group(states.map { state in li { stateMark(state.mark, texts(state.textKey)) } })
            if tree.nodes.contains(where: { $0.silentSince != nil }) {
                li { stateMark(.silent, MapFigure.silentWords(texts)) }
            }
        }
    }

    private func takeAway(_ texts: Texts) -> Markup {
        let forms: [(Format, String)] = [(.svg, "SVG"), (.json, "JSON"), (.jsonLD, "PROV-O (JSON-LD)"), (.csv, "CSV")]
        return nav(.class("note"), .ariaLabel(texts("families.takeAway"))) {
            texts("families.takeAway") + " "
            Markup.group(
                forms.enumerated().map { index, form in
                    .group([
                        .text(index == 0 ? "" : ", "),
                        a(.href(form.0.address(of: path)), .type(form.0.type), .rel("nofollow")) { form.1 },
                    ])
                })
        }
    }

    private func map(_ texts: Texts) -> Markup {
        let placed = tree.nodes.filter { $0.entry != nil }
        let numbers = Dictionary(placed.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let descents = placed.enumerated().flatMap { child, node in
            node.parents.compactMap { parent in numbers[parent].map { (from: $0, to: child) } }
        }
        return .group([
            h2 { texts("families.map") },
            MapFigure(
                placed.compactMap { $0.entry?.place(texts) }, caption: texts("families.map.caption"), id: "family-map",
                descents: descents
            ).markup(texts),
        ])
    }
}

// The table: the same, for those who would rather read.
extension FamilyPage {
    private static let columns = ["name", "parents", "where", "since", "state", "ended", "adaptations"]

    private func table(_ texts: Texts) -> Markup {
        .group([
            h2(.id("family-table")) { texts("families.table") },
            element("table", .class("rows whole")) {
                caption(.class("hidden")) { finding(texts) }
                thead {
                    tr {
                        Markup.group(
                            Self.columns.map { name in th(.scope("col")) { texts("families.column.\(name)") } })
                    }
                }
                tbody { Markup.group(tree.nodes.map { row($0, texts) }) }
            },
        ])
    }

    private func row(_ node: FamilyNode, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { name(node, texts) }
            cell("parents", texts) { parents(of: node, texts) }
            cell("where", texts) { node.territory?.label ?? "–" }
            cell("since", texts) { date(node.since, texts) }
            cell("state", texts) {
                node.entry.map { stateMark($0.mark, $0.stateText(texts)) } ?? .text(kind(of: node, texts))
            }
            cell("ended", texts) { date(node.reached, texts) }
            cell("adaptations", texts) { node.kind == .replication ? texts.number(node.adaptations) : "–" }
        }
    }

    private func cell(_ column: String, _ texts: Texts, @MarkupBuilder _ content: () -> Markup) -> Markup {
        element("td", [Attribute("data-label", texts("families.column.\(column)"))], content())
    }

    private func name(_ node: FamilyNode, _ texts: Texts) -> Markup {
        guard let path = node.path, let language = node.language else { return .text(node.name(texts)) }
        return a(.href(path), .lang(language, on: texts)) { node.name(texts) }
    }

    private func kind(of node: FamilyNode, _ texts: Texts) -> String {
        node.kind == .practice ? texts("families.practice") : "–"
    }

    private func parents(of node: FamilyNode, _ texts: Texts) -> Markup {
        let parents = tree.parents(of: node)
        guard !parents.isEmpty else { return .text("–") }
        return span {
            Markup.group(parents.enumerated().map { .group([.text($0 == 0 ? "" : ", "), name($1, texts)]) })
            shared(node, texts)
        }
    }

    private func shared(_ node: FamilyNode, _ texts: Texts) -> Markup {
        let shared = tree.shared.filter { $0.child == node.id }
        let titles = Set(shared.flatMap(\.titles)).sorted()
        let named = titles.isEmpty ? [] : [texts("families.shared", ["titles": titles.joined(separator: ", ")])]
        let touched = PartChange.Act.allCases.compactMap { act -> String? in
            let parts = Set(shared.flatMap(\.parts).filter { $0.change == act }.map(\.text)).sorted()
            guard !parts.isEmpty else { return nil }
            return texts("families.sharedPart.\(act.rawValue)", ["parts": parts.joined(separator: ", ")])
        }
        return .text((named + touched).map { " " + $0 }.joined())
    }

    private func date(_ text: String?, _ texts: Texts) -> String {
        text.flatMap(CivilDate.init).map { texts.date($0) } ?? "–"
    }
}
