import Commons
import Markup
import Storage
import Web

/// The form that tells what one place found: where, how, the numbers, and what one should doubt.
struct StudyForm: ThingForm {
    var submission: Submission
    /// What it tells of; nil where programs ask which fields there are.
    let outcome: OutcomeContent?
    /// The places that the author may speak for; empty where the place is settled.
    let places: [Thing]

    /// - Parameter old: what was told until now: numbers of its shape are asked for where none is named.
    init(_ submission: Submission, _ outcome: OutcomeContent?, _ places: [Thing], was old: StudyContent? = nil) {
        self.submission = submission
        self.outcome = outcome
        self.places = places
        guard let old, submission.shown("shape").isEmpty else { return }
        self.submission.set("shape", [old.numbers.shape.rawValue])
    }

    init(editing content: StudyContent, of thing: Thing, _ outcome: OutcomeContent?) {
        var form = Submission([
            "title": content.title, "place": content.place, "date": content.date, "design": content.design.rawValue,
            "shape": content.numbers.shape.rawValue, "method": content.method, "doubts": content.doubts,
            "citation": content.citation, "link": content.link, "revision": "\(thing.revision)",
        ])
        for (name, value) in content.numbers.values { form.set(name, [Self.written(value)]) }
        for (domain, judgement) in content.biases { form.set(domain.rawValue, [judgement.rawValue]) }
        if content.isIndependent { form.set("independent", ["on"]) }
        self.init(form, outcome, [])
    }

    private static func written(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }

    /// Which numbers the measure takes.
    var shapes: [StudyNumbers.Shape] { (outcome?.measure ?? .riskRatio).shapes }

    /// Which numbers are asked for.
    var shape: StudyNumbers.Shape {
        let asked = StudyNumbers.Shape(rawValue: submission.shown("shape"))
        return asked.flatMap { shapes.contains($0) ? $0 : nil } ?? shapes[0]
    }

    /// The content, or nil after noting what is wrong. What was told before keeps its place.
    mutating func read(for occasion: FormOccasion<StudyContent>, in tx: Transaction) throws -> StudyContent? {
        let old = occasion.changed?.content
        let replication = old.map(\.replication) ?? readPlace()
        let title = submission.line("title", 2...160)
        guard let told = old?.outcome ?? occasion.above else { return nil }
        var content = StudyContent(
            title: title, language: occasion.language, outcome: told, replication: replication, numbers: readNumbers())
        content.place = submission.line("place", 0...120)
        content.date = submission.date("date")?.rawValue ?? ""
        content.design = submission.choice("design", StudyDesign.self) ?? .afterOnly
        content.method = submission.text("method", 0...5_000)
        for domain in BiasDomain.allCases {
            content.biases[domain] = submission.choiceIfAny(domain.rawValue, BiasJudgement.self)
        }
        content.isIndependent = submission.isChecked("independent")
        content.doubts = submission.text("doubts", 0...5_000)
        content.citation = submission.line("citation", 0...500)
        content.link = submission.link("link") ?? ""
        if replication == nil, content.citation.isEmpty {
            submission.refuse("citation", "evidence.study.citation.missing")
        }
        return submission.isValid ? content : nil
    }

    /// The replication that was chosen; nil of what was published elsewhere.
    private mutating func readPlace() -> Thing.ID? {
        let slug = submission.line("replication", 0...200)
        guard !slug.isEmpty else { return nil }
        if let place = places.first(where: { $0.slug == slug }) { return place.id }
        submission.refuse("replication", "evidence.study.replication.strange")
        return nil
    }

    private mutating func readNumbers() -> StudyNumbers {
        let shape = shape
        submission.note("shape", as: .choice(shapes.map(\.rawValue)))
        var values: [String: Double] = [:]
        for name in shape.names { values[name] = submission.decimal(name) }
        let numbers = StudyNumbers(shape, values)
        for fault in numbers.faults { submission.refuse(fault.name, fault.key) }
        return numbers
    }
}

extension Submission {
    /// A number as people write it: `1 250`, `3,5`, `-0.25`. Nil after noting that it is missing or none.
    mutating func decimal(_ name: String) -> Double? {
        let text = line(name, 1...40)
        let plain = text.filter { !$0.isWhitespace && $0 != "\u{202F}" }.replacing(",", with: ".")
            .replacing("\u{2212}", with: "-")
        guard !plain.isEmpty else { return nil }
        let isNumber = plain.utf8.allSatisfy { (48...57).contains($0) || "-.eE".utf8.contains($0) }
        if isNumber, let value = Double(plain), value.isFinite, abs(value) < 1e12 { return value }
        refuse(name, "evidence.number.none")
        return nil
    }
}
