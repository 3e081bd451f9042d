import Testing

@testable import Cartography

@Suite struct ProjectionTests {
    @Test func `Equal Earth reaches the extent that its authors give`() throws {
        let east = try #require(Position(latitude: 0, longitude: 180))
        let north = try #require(Position(latitude: 90, longitude: 0))

        #expect(abs(Projection.equalEarth.plane(east).x - 2.7066) < 0.0001)
        #expect(abs(Projection.equalEarth.plane(north).y - 1.3173627591574) < 1e-9)
    }

    @Test(arguments: [0.0, 20, 45, 60, 80])
    func `Equal Earth shows no country larger than it is`(latitude: Double) throws {
        let step = 0.01
        let here = try #require(Position(latitude: latitude, longitude: 30))
        let east = try #require(Position(latitude: latitude, longitude: 30 + step))
        let north = try #require(Position(latitude: latitude + step, longitude: 30))

        let (a, b, c) = (
            Projection.equalEarth.plane(here), Projection.equalEarth.plane(east), Projection.equalEarth.plane(north)
        )
        let drawn = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)
        let onEarth = Degrees.radians(step) * Degrees.radians(step) * Degrees.cosine(latitude + step / 2)

        #expect(abs(drawn / onEarth - 1) < 0.001)
    }

    @Test func `a country is not stretched around its middle latitude`() throws {
        let projection = Projection.equirectangular(latitude: 60)
        let west = try #require(Position(latitude: 60, longitude: 0))
        let east = try #require(Position(latitude: 60, longitude: 2))
        let north = try #require(Position(latitude: 61, longitude: 0))

        let across = projection.plane(east).x - projection.plane(west).x
        let up = projection.plane(north).y - projection.plane(west).y

        #expect(abs(across - up) < 1e-12)
    }

    @Test(arguments: [(91.0, 0.0), (0, 181), (.nan, 0), (0, .infinity)])
    func `numbers that name no place on Earth make no position`(latitude: Double, longitude: Double) {
        #expect(Position(latitude: latitude, longitude: longitude) == nil)
    }
}
