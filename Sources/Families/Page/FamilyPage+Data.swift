import Commons
import Markup
import Practices
import Replications
import Storage
import Territories
import Web

/// The family for programs, spreadsheets, and other pages.
extension FamilyPage {
    static var forms: [Format] { [.json, .jsonLD, .csv, .csvMetadata, .svg] }

    /// Provenance (PROV-O): each is an entity, derived from those it came from.
    func linkedData(_ screen: Screen) -> LinkedNode {
        LinkedNode(nil, types: [], ["@graph": .array(tree.nodes.map { linkedNode($0, screen).json })])
    }

    private func linkedNode(_ node: FamilyNode, _ screen: Screen) -> LinkedNode {
        let kind = node.kind == .practice ? ["schema:HowTo"] : node.kind == .replication ? ["schema:Project"] : []
        var linked = LinkedNode(screen.absolute("/things/\(node.id)"), types: ["prov:Entity"] + kind)
        if let title = node.title, let language = node.language {
            linked["schema:name"] = .text(title, in: language)
        }
        linked["schema:url"] = node.path.map { .string(screen.absolute($0)) }
        if node.kind == .replication { linked["schema:foundingDate"] = node.since.map { .string($0) } }
        linked["schema:dissolutionDate"] = node.reached.map { .string($0) }
        linked["schema:location"] = node.territory.map { .node(screen.absolute($0.path)) }
        linked["schema:additionalProperty"] = node.state.map { [.property("state", .string($0.rawValue))] }
        if !node.parents.isEmpty {
            linked["prov:wasDerivedFrom"] = .array(node.parents.map { .node(screen.absolute("/things/\($0)")) })
        }
        return linked
    }

    func dataTable(_ screen: Screen) -> DataTable {
        DataTable(
            columns: [
                .init("id"), .init("kind"), .init("title"), .init("language"), .init("parents"), .init("territory"),
                .init("territoryId"), .init("since"), .init("state"), .init("ended"),
                .init("adaptations", "integer"), .init("fictional", "boolean"), .init("url", "anyURI"),
            ],
            rows: tree.nodes.map { node in
                [
                    node.id.rawValue, node.kind?.rawValue ?? "", node.title ?? "", node.language ?? "",
                    node.parents.map(\.rawValue).joined(separator: " "), node.territory?.label ?? "",
                    node.territory?.id.rawValue ?? "", node.since ?? "", node.state?.rawValue ?? "",
                    node.reached ?? "", "\(node.adaptations)", node.isFictional ? "true" : "false",
                    node.path.map { screen.absolute($0) } ?? "",
                ]
            })
    }

    /// As wide as a sheet of paper lying down, at a hundred units an inch.
    private static let width = 1_100.0

    func drawing(_ screen: Screen) -> Markup {
        let site = screen.site
        return FamilyDrawing(tree, screen.texts, at: screen.now, .units(Self.width)) { site.address + $0 }
            .markup(caption: finding(screen.texts))
    }
}
