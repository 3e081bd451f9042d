import Testing

@testable import Territories

@Suite struct FoldedNameTests {
    @Test(arguments: [
        ("Saint-Étienne", "saint etienne"), ("St-Étienne", "saint etienne"), ("L’Haÿ-les-Roses", "l hay les roses"),
        ("Cœur de Lozère", "coeur de lozere"), ("  Le   Havre ", "le havre"), ("Łódź", "lodz"),
        ("Az Zarqā’", "az zarqa"),
        ("100%", "100"), ("a_b", "a b"), ("\u{202E}abc", "abc"), ("%_\\'", ""),
    ])
    func `a name is folded to letters, digits and single spaces`(name: String, folded: String) {
        #expect(FoldedName(name).text == folded)
    }

    @Test(arguments: [
        ("Le Havre", ["le havre", "havre"]), ("Mende", ["mende"]), ("Les", ["les"]),
        ("Communauté de communes Cœur de Lozère", ["communaute de communes coeur de lozere", "coeur de lozere"]),
        ("Métropole de Lyon", ["metropole de lyon", "lyon"]),
    ])
    func `a name is also found from its first telling word`(name: String, keys: [String]) {
        #expect(FoldedName(name).keys.map(\.text) == keys)
    }

    @Test(arguments: [
        ("st", ["st", "saint"]), ("st ", ["saint"]), ("st-den", ["saint den"]), ("Ste", ["ste", "sainte"]),
        ("mén", ["men"]), ("", []), (" - ", []),
    ])
    func `an unfinished word may be more than one`(typed: String, beginnings: [String]) {
        #expect(FoldedName.beginnings(of: typed) == beginnings)
    }
}
