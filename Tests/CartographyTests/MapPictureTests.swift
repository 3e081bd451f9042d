import Foundation
import Markup
import Testing

@testable import Cartography

@Suite struct MapPictureTests {
    private let words = MapPicture.Words(
        title: "Deux lieux en France", description: "Mende et Strasbourg.", gathered: { "\($0) lieux ici" })

    private func dot(_ position: Position, _ label: String = "Un lieu", precision: Dot.Precision = .exact) -> Dot {
        Dot(at: position, precision: precision, mark: .running, label: label, path: "/replications/x")
    }

    private func picture(_ dots: [Dot], frame: Frame = .france, here: [String] = []) -> MapPicture {
        MapPicture(words: words, frame: frame, dots: dots, here: here, tablePath: "#places")
    }

    @Test func `a map says its finding and describes itself`() {
        let html = picture([dot(Places.mende)]).markup.html

        #expect(html.contains(#"aria-labelledby="map-title" aria-describedby="map-description""#))
        #expect(html.contains(#"<title id="map-title">Deux lieux en France</title>"#))
        #expect(html.contains(#"<desc id="map-description">Mende et Strasbourg.</desc>"#))
    }

    @Test func `each place is a link with a name`() {
        let html = picture([dot(Places.mende, "Còdi n Camp, Mende : en marche")]).markup.html

        #expect(
            html.contains(#"<a class="dot roomy" href="/replications/x" aria-label="Còdi n Camp, Mende : en marche""#))
    }

    @Test func `names are text, never markup`() {
        let html = picture([dot(Places.mende, #"<script>"x"</script>"#)]).markup.html

        #expect(!html.contains("<script>"))
    }

    @Test func `a position that is not exact stands in a soft band`() {
        let exact = picture([dot(Places.mende)]).markup.html
        let around = picture([dot(Places.mende, precision: .within(kilometres: 12))]).markup.html

        #expect(!exact.contains(#"class="around""#))
        #expect(around.contains(#"class="around""#))
    }

    @Test func `what is known only of one whole is one band, however many lie there`() {
        let html = picture((1...5).map { dot(Places.mende, "Lieu \($0)", precision: .within(kilometres: 200)) }).markup
            .html

        #expect(html.components(separatedBy: #"class="around""#).count == 2)
    }

    @Test func `names stand beside their dots where there is room, each once in a town`() {
        let named = { (position: Position, name: String) in
            Dot(at: position, mark: .running, label: "x", path: "/x", name: name)
        }
        let html = picture([
            named(Places.mende, "Mende"), named(Places.mende, "Mende"), named(Places.strasbourg, "Strasbourg"),
        ]).markup.html

        #expect(html.components(separatedBy: ">Mende</text>").count == 2)
        #expect(html.components(separatedBy: ">Strasbourg</text>").count == 2)
    }

    @Test func `around a part of the mainland its neighbours are drawn, and around no other`() {
        let neighbour = "/assets/outlines/europe.svg#europe-DE"

        #expect(picture([], frame: .fitting([Places.strasbourg])).markup.html.contains(neighbour))
        #expect(!picture([]).markup.html.contains(neighbour))
        #expect(!picture([], frame: .fitting([Places.saintDenis])).markup.html.contains(neighbour))
    }

    @Test func `two places in one town are spread apart`() throws {
        let groups = picture([dot(Places.mende, "A"), dot(Places.mende, "B")]).groups

        let points = groups.compactMap { group -> Point? in
            guard case .alone(_, let point) = group else { return nil }
            return point
        }
        try #require(points.count == 2)
        #expect(points[0].distance(to: points[1]) > 50)
    }

    @Test func `many places in one town are gathered under their number, which leads to the table`() {
        let html = picture((1...7).map { dot(Places.strasbourg, "Lieu \($0)") }).markup.html

        #expect(html.contains(##"<a class="dot gathered roomy" href="#places" aria-label="7 lieux ici""##))
        #expect(html.contains(">7</text>"))
        #expect(html.contains(#"data-label="Lieu 7""#))
    }

    @Test func `a place that the map cannot show is counted, not lost`() {
        let picture = picture([dot(Places.mende), dot(Places.noumea, "Nouméa")])

        #expect(picture.unplaced.map(\.label) == ["Nouméa"])
    }

    @Test func `only the marks in use are in the page`() {
        let html = picture([dot(Places.mende)]).markup.html

        #expect(html.contains(#"<symbol id="map-running""#))
        #expect(!html.contains(#"<symbol id="map-paused""#))
    }

    @Test func `the territory in question is shown as here`() {
        let html = picture([], here: ["48"]).markup.html

        #expect(html.contains(#"<use class="land here" href="/assets/outlines/france.svg#france-48">"#))
    }

    @Test func `the insets are named on the whole map, and absent from a part of it`() {
        let part = Frame.fitting([Places.mende])

        #expect(picture([]).markup.html.contains("La Réunion"))
        #expect(!picture([], frame: part).markup.html.contains("La Réunion"))
    }

    @Test func `lengths on the page are the same whatever part is looked at`() {
        let part = picture([], frame: .fitting([Places.mende]))

        #expect(abs(part.radius / part.frame.window.width - picture([]).radius / Frame.france.window.width) < 1e-12)
    }

    @Test func `there is no inline style, which the page would refuse`() {
        #expect(!picture([dot(Places.mende)]).markup.html.contains("style"))
    }
}
