import Commons
import Markup
import MetaAnalysis
import Web

/// What goes with a greater or a smaller effect: each thing that studies say of themselves, and the one or two that were
/// chosen.
struct ModeratorsPage: PageModel {
    let outcome: Thing
    let content: OutcomeContent
    let synthesis: Synthesis
    let question: ModeratorsQuestion
    /// Each by itself.
    let each: [MetaRegression]
    /// Of what was chosen, or else of the first that says anything; nil where nothing is pooled.
    let chosen: MetaRegression?

    static var forms: [Format] { [.json, .csv, .csvMetadata, .svg] }

    init(_ outcome: Thing, _ content: OutcomeContent, _ studies: [PooledStudy], _ asked: ModeratorsQuestion) {
        var question = asked
        (self.outcome, self.content) = (outcome, content)
        synthesis = Synthesis(of: studies, content)
        each = MetaRegression.each(of: synthesis)
        let named = question.submission.isValid ? [question.first, question.second].compactMap { $0 } : []
        chosen =
            named.isEmpty || synthesis.fit == nil
            ? each.first { $0.fit != nil } ?? each.first : MetaRegression(synthesis, by: named)
        question.show(chosen?.moderators ?? [])
        self.question = question
    }

    private enum CodingKeys: CodingKey { case outcome, studiesEach, each, chosen, studies }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(outcome, forKey: .outcome)
        try container.encode(MetaRegression.studiesEach, forKey: .studiesEach)
        try container.encode(each.map(ToldRegression.init), forKey: .each)
        try container.encodeIfPresent(chosen.map(ToldRegression.init), forKey: .chosen)
        try container.encode(synthesis.studies, forKey: .studies)
    }

    func dataTable(_ screen: Screen) -> DataTable { StudyTable(synthesis: synthesis, screen: screen).table }

    func drawing(_ screen: Screen) -> Markup {
        guard let chosen, let first = chosen.moderators.first,
            let plot = BubblePlot(first, chosen, synthesis, content, screen.texts)
        else {
            let said = chosen.flatMap { ModeratorWords($0, content, screen.texts).refusal }
            return BlankDrawing(words: said ?? screen.texts("evidence.moderators.few")).markup
        }
        return plot.drawing
    }

    var path: String { "\(outcome.path)/moderators" }

    /// With what was chosen.
    var address: String { chosen.map { "\(path)?\(ModeratorsQuestion.query($0.moderators))" } ?? path }
}
