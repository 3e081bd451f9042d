import Commons
import Search
import Storage
import Territories
import Web
import Words

/// What was found: a list, a map or a table, with what it can be narrowed by.
struct ResultsPage: PageModel {
    let question: Question
    let form: QuestionForm
    /// Up to some hundreds; `isExact` says whether there are more.
    let total: Int
    let isExact: Bool
    let results: [FoundThing]
    /// Territories of the name that was typed.
    let territories: [NamedTerritory]
    /// Those that have something to offer, or to say.
    let facets: [FacetList]
    /// Only where a map is asked for.
    let places: FoundPlaces?
    /// The address of the next page.
    let next: String?

    static let formID = "search"

    private enum CodingKeys: String, CodingKey {
        case question, total, isExact, results, territories, facets, next
    }

    init(_ question: Question, _ form: QuestionForm, _ words: FacetWords, in tx: Transaction) throws {
        let language = words.texts.language
        let found = try SearchIndex.search(question.request(in: language, limit: question.limit), in: tx)
        let things = found.hits.compactMap { hit in Thing.ID(rawValue: hit.id).map { (id: $0, kind: hit.kind) } }
        let circumstances = try Circumstances(of: things, language, in: tx)
        self.question = question
        self.form = form
        total = found.total.count
        isExact = found.total.isExact
        let asked = QueryWords(question.text)
        results = found.hits.compactMap { FoundThing($0, circumstances, matching: asked) }
        territories = try NamedTerritory.all(for: question, words.texts, in: tx)
        facets = FacetList.all(for: question, found, words).filter { list in
            !list.values.isEmpty || form.submission.problems[list.facet.rawValue] != nil
        }
        places = question.arrangement == .map ? try FoundPlaces(question, words.texts, in: tx) : nil
        next = found.next.map { cursor in
            var following = question
            following.after = cursor
            return following.address
        }
    }
}
