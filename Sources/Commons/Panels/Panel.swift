package import Markup
package import Storage
package import Web

/// What a later room adds to an earlier room's page: a territory's page shows its replications without knowing the room.
package struct Panel: Encodable, Sendable {
    /// Its name in the JSON of the page.
    package let key: String
    let model: any Encodable & Sendable
    package let view: @Sendable (Screen) -> Markup
    /// What it adds to the facts at the head of the page, beside the name.
    let mark: @Sendable (Screen) -> Markup
    /// A feed of what the page is about.
    package var feed: String?

    package init<Model: Encodable & Sendable>(
        _ key: String, _ model: Model, mark: @escaping @Sendable (Model, Screen) -> Markup = { _, _ in .group([]) },
        view: @escaping @Sendable (Model, Screen) -> Markup
    ) {
        self.key = key
        self.model = model
        self.view = { view(model, $0) }
        self.mark = { mark(model, $0) }
    }

    package func encode(to encoder: any Encoder) throws { try model.encode(to: encoder) }
}

/// Where panels may appear.
package enum PanelPlace: Sendable, Hashable {
    case thing(Kind)
    case territory
    case home
    /// What awaits the person who is signed in, on the page of sharing.
    case sharing
    /// An edition of a practice; the subject is the practice's identifier, a space, and the number.
    case edition
}

/// A room's offer to fill a place on the pages of another.
package struct PanelSource: Sendable {
    package let place: PanelPlace
    /// The subject's identifier (a thing's, a territory's; empty on the home page), who looks and in which language.
    package let load: @Sendable (String, Visit, Transaction) throws -> Panel?

    package init(
        on place: PanelPlace, load: @escaping @Sendable (String, Visit, Transaction) throws -> Panel?
    ) {
        self.place = place
        self.load = load
    }
}

/// All panels of the node, in the order in which the rooms were named.
package struct Panels: Sendable {
    let sources: [PanelSource]

    package init(_ sources: [PanelSource]) { self.sources = sources }

    package func load(
        on place: PanelPlace, for subject: String, visit: Visit, in tx: Transaction
    ) throws -> [Panel] {
        try sources.filter { $0.place == place }.compactMap { try $0.load(subject, visit, tx) }
    }
}

/// `panels` of a page model: an object with one member a panel.
package struct PanelList: Encodable, Sendable {
    package let panels: [Panel]

    package init(_ panels: [Panel]) { self.panels = panels }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
        init(_ text: String) { stringValue = text }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for panel in panels { try container.encode(panel, forKey: Key(panel.key)) }
    }

    package func markup(_ screen: Screen) -> Markup { .group(sections(screen)) }

    /// Each by itself, in their order.
    package func sections(_ screen: Screen) -> [Markup] { panels.map { $0.view(screen) } }

    package var feed: String? { panels.lazy.compactMap(\.feed).first }

    package func marks(_ screen: Screen) -> Markup { .group(panels.map { $0.mark(screen) }) }
}
