import Territories
import Testing

@Suite struct SizeClassTests {
    @Test func `every number of people is in the class whose bounds hold it`() {
        for population in [0, 1, 199, 200, 499, 500, 1_999, 2_000, 9_999, 10_000, 49_999, 50_000, 199_999, 200_000] {
            let bounds = SizeClass(population: population).bounds

            #expect(population >= bounds.from && population <= bounds.to ?? .max)
        }
    }
}
