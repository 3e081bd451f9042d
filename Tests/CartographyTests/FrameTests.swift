import Testing

@testable import Cartography

@Suite struct FrameTests {
    @Test(arguments: [
        Places.mende, Places.strasbourg, Places.brest, Places.bonifacio, Places.dunkerque,
    ])
    func `the mainland and Corsica are above the departments overseas`(place: Position) throws {
        let point = try #require(Frame.france.point(of: place))

        #expect(Rectangle(x: 0, y: 0, width: 2000, height: 1940).contains(point))
    }

    @Test(arguments: [
        (Places.pointeAPitre, "Guadeloupe"), (Places.fortDeFrance, "Martinique"), (Places.cayenne, "Guyane"),
        (Places.saintDenis, "La Réunion"), (Places.mamoudzou, "Mayotte"),
    ])
    func `each department overseas has its own window`(place: Position, name: String) throws {
        let inset = try #require(Frame.france.panel(holding: place)?.inset)
        let point = try #require(Frame.france.point(of: place))

        #expect(inset.name == name)
        #expect(inset.border.contains(point))
    }

    @Test func `a place outside every window has no point`() {
        #expect(Frame.france.point(of: Places.noumea) == nil)
        #expect(Frame.france.point(of: Places.bucharest) == nil)
    }

    @Test func `North is up and East is to the right`() throws {
        let mende = try #require(Frame.france.point(of: Places.mende))
        let strasbourg = try #require(Frame.france.point(of: Places.strasbourg))

        #expect(strasbourg.x > mende.x)
        #expect(strasbourg.y < mende.y)
    }

    @Test func `a few places of one region are looked at more closely`() throws {
        let florac = try #require(Position(latitude: 44.324, longitude: 3.593))

        let frame = Frame.fitting([Places.mende, florac])

        #expect(frame.sheet == "france")
        #expect(frame.window.width < 600)
        #expect(frame.window.contains(try #require(frame.point(of: Places.mende))))
        #expect(frame.window.contains(try #require(frame.point(of: florac))))
    }

    @Test func `places of La Réunion are looked at in their own window`() throws {
        let frame = Frame.fitting([Places.saintDenis])
        let border = try #require(Frame.france.panel(holding: Places.saintDenis)?.inset?.border)

        #expect(border.contains(frame.window.centre))
        #expect(frame.panels.count == 1)
    }

    @Test func `places of the mainland and overseas together take the whole of France`() {
        #expect(Frame.fitting([Places.mende, Places.saintDenis]).window == Frame.france.window)
    }

    @Test func `one place abroad takes Europe, one beyond it the world`() {
        #expect(Frame.fitting([Places.mende, Places.bucharest]).sheet == "europe")
        #expect(Frame.fitting([Places.mende, Places.noumea]).sheet == "world")
    }

    @Test func `places of one continent are not shown with another`() throws {
        let brussels = try #require(Position(latitude: 50.85, longitude: 4.35))
        let milan = try #require(Position(latitude: 45.46, longitude: 9.19))
        let dakar = try #require(Position(latitude: 14.69, longitude: -17.45))

        let frame = Frame.fittingAbroad([brussels, milan])

        #expect(frame.window.contains(try #require(frame.point(of: brussels))))
        #expect(frame.point(of: dakar).map(frame.window.contains) != true)
        #expect(frame.window.width <= Frame.europe.window.width / 2)
    }

    @Test func `no place at all shows the whole of France`() {
        #expect(Frame.fitting([]).window == Frame.france.window)
    }
}
