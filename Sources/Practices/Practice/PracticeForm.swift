import Commons
import Markup
import Organizations
import Storage
import Web

/// The form that describes a practice. Only a title is needed for a draft; the rest can come later.
struct PracticeForm: ThingForm {
    var submission: Submission
    let vocabulary: Vocabulary

    init(_ submission: Submission, _ vocabulary: Vocabulary) {
        self.submission = submission
        self.vocabulary = vocabulary
    }

    init(editing content: PracticeContent, of thing: Thing, _ vocabulary: Vocabulary, in tx: Transaction) throws {
        var form = Submission([
            "title": content.title, "summary": content.summary, "need": content.need, "action": content.action,
            "core": content.core, "free": content.free, "toolkit": content.toolkit, "known": content.known,
            "people": content.people, "money": content.money, "time": content.time, "premises": content.premises,
            "since": content.since,
            "language": content.language, "revision": "\(thing.revision)",
        ])
        form.set("principles", content.principles)
        form.set("functions", content.functions)
        form.set("forms", content.forms)
        form.set("needs", content.needs)
        form.set("publics", content.publics)
        form.set("themes", content.themes)
        if let id = content.steward, let steward = try NamedOrganization.find([id], in: tx).first {
            let namesakes = try NamedOrganization.all(steward.thing.title, in: tx)
            let language = Language(rawValue: content.language) ?? .fr
            form.set("steward", [steward.label(among: namesakes, in: language)])
        }
        self.init(form, vocabulary)
    }

    mutating func read(for occasion: FormOccasion<PracticeContent>, in tx: Transaction) throws -> PracticeContent? {
        try read(in: tx)
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page { PracticeFormPage(form: self).page(place, screen) }

    /// The content, or nil after noting what is wrong.
    mutating func read(in tx: Transaction) throws -> PracticeContent? {
        var content = PracticeContent()
        content.title = submission.line("title", 2...120)
        content.summary = submission.line("summary", 0...300)
        content.language = submission.choice("language", Language.self)?.rawValue ?? "fr"
        content.need = submission.text("need")
        content.action = submission.text("action")
        content.principles = readLines("principles", of: .principle)
        content.core = submission.text("core")
        content.functions = readLines("functions", of: .function)
        content.forms = readLines("forms", of: .form)
        content.free = submission.text("free")
        content.toolkit = submission.text("toolkit")
        content.people = submission.line("people", 0...300)
        content.money = submission.line("money", 0...300)
        content.time = submission.line("time", 0...300)
        content.premises = submission.line("premises", 0...300)
        content.known = submission.text("known")
        content.since = submission.date("since")?.rawValue ?? ""
        content.needs = submission.terms("needs", of: "need", in: vocabulary)
        content.publics = submission.terms("publics", of: "public", in: vocabulary)
        content.themes = submission.terms("themes", of: "theme", in: vocabulary)
        content.steward = try readSteward(in: tx)
        return submission.isValid ? content : nil
    }

    private mutating func readLines(_ name: String, of kind: PartKind) -> [String] {
        submission.note(name, as: .lines(length: 400, most: kind.most))
        let sent = submission.shownAll(name)
        var areShort = true
        let lines = sent.map { text in
            var one = Submission(["one": text])
            let line = one.line("one", 0...400)
            areShort = areShort && one.isValid
            return line
        }
        let kept = lines.filter { !$0.isEmpty }
        if kept.count > kind.most { submission.refuse(name, "practices.form.\(name).tooMany") }
        if !areShort { submission.refuse(name, "practices.form.\(name).tooLong") }
        return kept
    }

    /// The organization of that name; a practice may have none.
    private mutating func readSteward(in tx: Transaction) throws -> Thing.ID? {
        let typed = submission.line("steward", 0...200)
        guard !typed.isEmpty else { return nil }
        let named = try NamedOrganization.all(typed, in: tx)
        if named.count == 1 { return named.first?.thing.id }
        guard named.count > 1 else {
            submission.refuse("steward", "practices.form.steward.unknown")
            return nil
        }
        let language = Language(rawValue: submission.shown("language")) ?? .fr
        let choices = named.map { $0.label(among: named, in: language) }.joined(separator: " · ")
        submission.refuse("steward", "practices.form.steward.several", ["choices": choices])
        return nil
    }
}
