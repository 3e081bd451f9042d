import Testing
import Words

struct WordFormsTests {
    @Test(arguments: [
        ("fr", "coopérative", "coopératives"),
        ("fr", "coopérative", "COOPERATIVES"),
        ("fr", "solidaire", "solidaires"),
        ("fr", "social", "sociaux"),
        ("fr", "formé", "formées"),
        ("fr", "forme", "formees"),
        ("fr", "habiter", "habitants"),
        ("en", "housing", "houses"),
        ("en", "cooperatives", "cooperative"),
        ("en", "community", "communities"),
        ("fr-CA", "logement", "logements"),
    ])
    func `words of one family share a form`(language: String, one: String, other: String) {
        #expect(!forms(one, language).isDisjoint(with: forms(other, language)))
    }

    @Test func `a word typed without accents meets the word written with them`() {
        for word in ["formées", "équipées", "liberté", "aînés", "où", "hôpitaux", "créées"] {
            let typed = WordScanner(word).map(\.folded).joined()

            #expect(!forms(word, "fr").isDisjoint(with: forms(typed, "fr")), "\(word)")
        }
    }

    @Test func `a language without a stemmer has the folded word only`() {
        #expect(forms("Genossenschaften", "de") == ["genossenschaften"])
        #expect(forms("palabras", "") == ["palabras"])
    }

    @Test func `stems keep the first letter of their word`() {
        let words = ["yeux", "iode", "ugly", "dying", "skis", "oies", "houille", "été", "arsenal"]
        for word in words {
            for form in forms(word, "fr").union(forms(word, "en")) {
                #expect(form.first == WordScanner(word).first { _ in true }?.folded.first, "\(word)")
            }
        }
    }

    private func forms(_ text: String, _ language: String) -> Set<String> {
        let forms = WordForms(language: language)
        return Set(WordScanner(text).flatMap { forms.forms(of: $0) })
    }
}
