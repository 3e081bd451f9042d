import Licences
import Testing

@Suite struct OpenLicenceTests {
    /// Which part may become part of which whole, row by row as in the chart of Creative Commons, with the licence of the
    /// French state beside it.
    private static let chart: [(part: String, wholes: Set<String>)] = [
        (
            "CC0-1.0",
            [
                "CC0-1.0", "CC-BY-4.0", "etalab-2.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-NC-4.0",
                "CC-BY-NC-SA-4.0", "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
            ]
        ),
        (
            "CC-BY-4.0",
            [
                "CC-BY-4.0", "etalab-2.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0",
                "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
            ]
        ),
        (
            "etalab-2.0",
            [
                "CC-BY-4.0", "etalab-2.0", "CC-BY-SA-4.0", "CC-BY-SA-3.0", "CC-BY-NC-4.0", "CC-BY-NC-SA-4.0",
                "CC-BY-ND-4.0", "CC-BY-NC-ND-4.0",
            ]
        ),
        ("CC-BY-SA-4.0", ["CC-BY-SA-4.0"]),
        ("CC-BY-SA-3.0", ["CC-BY-SA-3.0", "CC-BY-SA-4.0"]),
        ("CC-BY-NC-4.0", ["CC-BY-NC-4.0", "CC-BY-NC-SA-4.0", "CC-BY-NC-ND-4.0"]),
        ("CC-BY-NC-SA-4.0", ["CC-BY-NC-SA-4.0"]),
        ("CC-BY-ND-4.0", []),
        ("CC-BY-NC-ND-4.0", []),
    ]

    @Test func `what mixes is what the chart says`() throws {
        #expect(Set(Self.chart.map(\.part)) == Set(OpenLicence.all.map(\.id)))
        for (part, wholes) in Self.chart {
            let licence = try #require(OpenLicence(id: part))
            #expect(Set(licence.wholes.map(\.id)) == wholes, "\(part)")
        }
    }

    @Test(
        arguments: [
            ("CC-BY-NC-SA-4.0", "CC-BY-SA-4.0", .sameLicence), ("CC-BY-NC-4.0", "CC-BY-SA-4.0", .commerce),
            ("CC-BY-ND-4.0", "CC-BY-4.0", .unchanged), ("CC-BY-4.0", "CC0-1.0", .attribution),
            ("CC-BY-SA-4.0", "CC-BY-SA-3.0", .sameLicence), ("CC0-1.0", "CC-BY-SA-4.0", nil),
        ] as [(String, String, OpenLicence.Obstacle?)])
    func `what does not mix has a reason`(_ part: String, _ whole: String, _ obstacle: OpenLicence.Obstacle?) throws {
        let (part, whole) = (try #require(OpenLicence(id: part)), try #require(OpenLicence(id: whole)))

        #expect(part.obstacle(within: whole) == obstacle)
    }

    @Test func `each licence has a name and an address of its own`() {
        #expect(Set(OpenLicence.all.map(\.name)).count == OpenLicence.all.count)
        #expect(Set(OpenLicence.all.map(\.address)).count == OpenLicence.all.count)
        #expect(OpenLicence.all.allSatisfy { $0.address.hasPrefix("https://") })
        #expect(OpenLicence(id: "GPL-3.0") == nil)
    }
}
