package import Cartography
package import Markup
package import Web

/// A map with its legend and the table of the same places: whoever would rather read than look loses nothing.
package struct MapFigure: Sendable {
    let places: [MapPlace]
    /// What the picture shows, as a sentence.
    let caption: String
    let id: String
    /// They are what the map of France does not show.
    let isAbroad: Bool
    /// Lines from a place to one that came of it, by their numbers.
    let descents: [(from: Int, to: Int)]

    /// More names than this hide the places.
    private static let mostNamed = 12

    package init(
        _ places: [MapPlace], caption: String, id: String = "map", isAbroad: Bool = false,
        descents: [(from: Int, to: Int)] = []
    ) {
        self.places = places
        self.caption = caption
        self.id = id
        self.isAbroad = isAbroad
        self.descents = descents
    }

    package func markup(_ texts: Texts) -> Markup {
        let dots = places.compactMap { $0.dot(isNamed: places.count <= Self.mostNamed) }
        let positions = dots.map(\.position)
        let frame = isAbroad ? Cartography.Frame.fittingAbroad(positions) : .fitting(positions)
        var picture = MapPicture(
            id: id,
            words: MapPicture.Words(
                title: caption, description: texts("commons.map.description", count: places.count),
                gathered: { texts("commons.map.gathered", count: $0) }),
            frame: frame, dots: dots, tablePath: "#\(id)-table")
        picture.descents = descents.compactMap { line in
            places[line.from].position.flatMap { from in places[line.to].position.map { (from, $0) } }
        }
        return figure(
            .class("picture"), Attribute("data-map", "/assets/outlines/\(frame.sheet).geojson"),
            Attribute("data-map-open", texts("commons.map.open")),
            Attribute("data-map-close", texts("commons.map.close"))
        ) {
            figcaption { caption }
            picture.markup
            legend(texts)
            let missing = places.count - dots.count + picture.unplaced.count
            if missing > 0 { p(.class("note")) { texts("commons.map.unplaced", count: missing) } }
            details(.id("\(id)-table")) {
                summary { texts("commons.map.table") }
                PlaceTable(places, caption: caption).markup(texts)
            }
        }
    }

    /// What the fading mark stands for in a legend; each place says by itself since when.
    package static func silentWords(_ texts: Texts) -> String { texts("commons.map.silent") }

    private func legend(_ texts: Texts) -> Markup {
        let shown = Mark.allCases.compactMap { mark in places.first { $0.markValue == mark } }
        return ul(.class("legend")) {
            Markup.group(
                shown.map { place in
                    li {
                        place.markValue.markup
                        " \(place.markValue == .silent ? Self.silentWords(texts) : place.state)"
                    }
                })
        }
    }
}

/// Places as a table.
package struct PlaceTable: Sendable {
    let places: [MapPlace]
    let caption: String

    package init(_ places: [MapPlace], caption: String) {
        self.places = places
        self.caption = caption
    }

    package func markup(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            element("caption", .class("hidden")) { caption }
            thead {
                tr {
                    Markup.group(
                        ["place", "where", "state", "since"].map { key in
                            th(.scope("col")) { texts("commons.table.\(key)") }
                        })
                }
            }
            tbody { Markup.group(places.map { row($0, texts) }) }
        }
    }

    private func row(_ place: MapPlace, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href(place.path), .lang(place.language ?? texts.language.rawValue, on: texts)) { place.title }
            }
            td(Attribute("data-label", texts("commons.table.where"))) { place.location }
            td(Attribute("data-label", texts("commons.table.state"))) { stateMark(place.markValue, place.state) }
            td(Attribute("data-label", texts("commons.table.since"))) {
                place.since.flatMap(CivilDate.init).map(texts.date) ?? "–"
            }
        }
    }
}

/// A state as it is written everywhere: its mark, then its word.
package func stateMark(_ mark: Mark, _ word: String) -> Markup {
    span(.class("state")) {
        mark.markup
        " "
        span { word }
    }
}
