import Commons
import Organizations
import Replications
import Storage
import Territories
import Web
import Words

/// What was found, for programs and spreadsheets.
extension ResultsPage {
    static var forms: [Format] { [.json, .jsonLD, .csv, .csvMetadata, .geoJSON] }

    var nextPage: String? { next }

    func linkedData(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            nil, types: ["schema:ItemList"],
            [
                "schema:numberOfItems": isExact ? .integer(total) : nil,
                "schema:itemListElement": .array(results.map { $0.linkedNode(screen).json }),
                "hydra:next": next.map { .string(screen.absolute($0)) },
            ])
    }

    func dataTable(_ screen: Screen) -> DataTable {
        DataTable(
            columns: [
                .init("id"), .init("kind"), .init("title"), .init("language"), .init("text"), .init("state"),
                .init("since"), .init("of"), .init("territory"), .init("territoryId"), .init("latitude", "decimal"),
                .init("longitude", "decimal"), .init("organizationKind"), .init("replications", "integer"),
                .init("fictional", "boolean"), .init("updated", "dateTime"), .init("url", "anyURI"),
            ],
            rows: results.map { $0.row(screen) })
    }

    func features(_ screen: Screen) -> [Feature] { results.map { $0.feature(screen) } }

    /// The whole list, as large a page at a time as there are.
    func address(in form: Format) -> String {
        var whole = question.arranged(as: .list)
        whole.limit = Question.mostOnAPage
        return form.address(of: whole.address)
    }
}

extension FoundThing {
    private func name(_ screen: Screen) -> String { screen.absolute("/things/\(id)") }

    fileprivate func linkedNode(_ screen: Screen) -> LinkedNode {
        LinkedNode(
            name(screen), types: FoundKind(rawValue: kind).map { [$0.linkedType] } ?? [],
            [
                "schema:name": .text(title.plain, in: title.language),
                "schema:description": .text(passage.plain, in: passage.language),
                "schema:url": .string(screen.absolute(path)),
                "schema:location": territory.map { .node(screen.absolute($0.path)) },
                "schema:dateModified": updatedAt.map { .moment($0) },
            ])
    }

    fileprivate func row(_ screen: Screen) -> [String] {
        [
            id.rawValue, kind, title.plain, title.language, passage.plain, state?.rawValue ?? "", since ?? "",
            subject ?? "", territory?.label ?? "", territory?.id.rawValue ?? "",
            latitude.map { "\($0)" } ?? "", longitude.map { "\($0)" } ?? "", organizationKind?.rawValue ?? "",
            replicationCount.map { "\($0)" } ?? "", isFictional ? "true" : "false", updatedAt?.iso8601 ?? "",
            screen.absolute(path),
        ]
    }

    fileprivate func feature(_ screen: Screen) -> Feature {
        Feature(
            name(screen), at: latitude.flatMap { north in longitude.map { (north, $0) } },
            [
                "kind": .string(kind), "title": .string(title.plain), "url": .string(screen.absolute(path)),
                "state": state.map { .string($0.rawValue) }, "since": since.map { .string($0) },
                "territory": territory.map { .string($0.label) }, "of": subject.map { .string($0) },
                "fictional": .bool(isFictional),
            ])
    }
}

extension FoundKind {
    fileprivate var linkedType: String {
        switch self {
        case .practice: "schema:HowTo"
        case .replication: "schema:Project"
        case .adaptation: "schema:CreativeWork"
        case .organization, .network: "schema:Organization"
        case .article: "schema:Article"
        case .dossier: "schema:Collection"
        case .medium: "schema:MediaObject"
        case .outcome, .indicator: "schema:DefinedTerm"
        case .study: "schema:Dataset"
        case .testimony: "schema:Quotation"
        case .sheet: "schema:Report"
        }
    }
}
