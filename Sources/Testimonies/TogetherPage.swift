import Commons
import Markup
import Networks
import Storage
import Web

/// What people said of the places of some networks or a territory, and below: theme by theme, in their words, beside the
/// numbers; and of how many places nobody said anything yet.
struct TogetherPage: PageModel {
    /// After `totals` in its address.
    static let part = "testimonies"

    let of: [CountedGroup.Place]
    let date: Timestamp
    /// Each counted once.
    let replications: Int
    /// Of how many of them somebody said something, and of how many nobody did.
    let heard: Int
    let missing: Int
    let voices: Voices
    let group: CountedGroup

    private enum CodingKeys: String, CodingKey { case of, date, replications, heard, missing }

    static var forms: [Format] { [.json, .csv, .csvMetadata] }

    init(of group: CountedGroup, _ date: Timestamp, in tx: Transaction) throws {
        (self.group, of, self.date) = (group, group.places, date)
        let places = try CountedPlaces(below: group.roots, in: tx).replications
        let hearings = try Hearing.all(of: places, in: tx)
        replications = places.count
        heard = Set(hearings.map(\.place)).count
        missing = places.count - heard
        voices = try Voices(hearings.map(\.testimony), in: tx)
    }

    func encode(to encoder: any Encoder) throws {
        try voices.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(of, forKey: .of)
        try container.encode(date, forKey: .date)
        try container.encode(replications, forKey: .replications)
        try container.encode(heard, forKey: .heard)
        try container.encode(missing, forKey: .missing)
    }

    func dataTable(_ screen: Screen) -> DataTable {
        let themed = voices.themes.flatMap { theme in theme.voices.map { (theme.name, $0) } }
        return DataTable(
            columns: [
                .init("theme"), .init("words"), .init("speaker"), .init("language"), .init("place"),
                .init("url", "anyURI"),
            ],
            rows: (themed + voices.unread.map { ("", $0) }).map { theme, voice in
                [
                    theme, voice.quote, voice.speaker, voice.testimony.language, voice.place.title,
                    screen.absolute(voice.path),
                ]
            })
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return group.page(
            "testimonies.together", lead: of.isEmpty ? "testimonies.together.choose" : "testimonies.voices.lead", texts,
            isIndexed: !voices.isEmpty, head: group.wayToTotals(texts),
            beside: of.isEmpty ? .group([]) : missing(texts), below: of.isEmpty ? .group([]) : below(texts))
    }

    private func below(_ texts: Texts) -> Markup {
        .group([
            voices.markup(texts, isCounted: true),
            voices.isEmpty
                ? .group([]) : TakeAway(tableOf: texts) { $0.address(of: group.address(Self.part)) }.markup,
        ])
    }

    private func missing(_ texts: Texts) -> Markup {
        .group([
            p { texts("testimonies.together.heard", count: heard) },
            missing > 0 ? p { texts("testimonies.together.missing", count: missing) } : .group([]),
            aside(.class("margin"), .ariaLabel(texts("testimonies.together.how"))) {
                p { texts("testimonies.never") }
                p { texts("testimonies.together.how.text") }
                p { texts("testimonies.together.date", ["moment": texts.moment(date)]) }
            },
        ])
    }
}

/// What was said together in a network, in a territory, or in a chosen set of networks.
struct TogetherRoutes: Sendable {
    let database: Database
    let world: World

    var routes: [Route] {
        CountedGroupRoutes(TogetherPage.part, database: database) { [world] group, _, _, tx in
            (try TogetherPage(of: group, world.now(), in: tx), { $0.view($1) })
        }.routes(
            network: "testimonies.api.network", territory: "testimonies.api.territory",
            chosen: "testimonies.api.chosen")
    }
}
