import Commons
import MetaAnalysis
import Practices
import Storage
import Web

/// An outcome with all that is known of it: what the next place may expect, the studies, how far to trust them.
struct OutcomePage: PageModel {
    struct Subject: Encodable, Sendable {
        let id: Thing.ID
        let title: String
        let path: String
        let language: String
    }

    let thing: Thing
    /// In the reader's language where it was translated.
    let content: OutcomeContent
    let reading: PageLanguage
    let practice: Subject
    /// Of the synthesis that is shown; 0 before there is a study.
    let version: Int
    /// When it came about; nil before there is a study.
    let versionAt: Timestamp?
    /// An earlier one is read.
    let isEarlier: Bool
    let synthesis: Synthesis
    let checks: SynthesisChecks
    /// On each thing that studies say of themselves, by itself.
    let regressions: [MetaRegression]
    let intervals: HeterogeneityIntervals?
    let level: EvidenceLevel
    /// There are more studies than are read.
    let isCut: Bool
    let teller: Teller
    let isKept: Bool

    /// - Parameter number: of an earlier version; nil of the present one.
    init(_ thing: Thing, version number: Int? = nil, _ visit: Visit, in tx: Transaction) throws {
        let language = visit.texts.language
        let versions = try SynthesisVersions(of: thing, language, in: tx).all
        let found = try StudyReading(of: thing, language, in: tx)
        let present = try Outcomes().content(of: thing, in: tx)
        var studies = found.studies(of: present)
        var shown = versions.last
        if let number {
            guard let earlier = versions.first(where: { $0.number == number }) else { throw AppError.missing }
            (shown, studies) = (earlier, earlier.studies)
        }
        isEarlier = number != nil
        let translation = number == nil ? try Outcomes().translation(of: thing, for: visit, in: tx) : nil
        content = translation?.content ?? (number == nil ? present : shown?.outcome ?? present)
        reading = try PageLanguage(of: thing, translation?.told, in: tx)
        synthesis = Synthesis(of: studies, content)
        checks = SynthesisChecks(synthesis)
        regressions = MetaRegression.each(of: synthesis)
        intervals = Self.intervals(synthesis.fit)
        self.thing = thing
        version = shown?.number ?? 0
        versionAt = shown?.at
        isCut = found.isCut
        guard let practice = try Thing.find(content.practice, in: tx) else { throw AppError.missing }
        let told = try ToldPractice.all([practice], in: language, tx).first
        self.practice = Subject(
            id: practice.id, title: told?.title ?? practice.title, path: practice.path,
            language: told?.language ?? practice.language)
        level = EvidenceLevel(synthesis, try Practices().content(of: practice, in: tx))
        teller = try Teller(visit.viewer, of: practice.id, in: tx)
        isKept = try thing.isInHands(of: visit.viewer, in: tx)
    }

    private static func intervals(_ fit: Fit?) -> HeterogeneityIntervals? {
        guard let fit, fit.count > 2 else { return nil }
        do { return try fit.heterogeneityIntervals() } catch { return nil }
    }

    var path: String { isEarlier ? "\(thing.path)/versions/\(version)" : thing.path }
}
