import Commons
import Licences
import Markup
import Media
import Practices
import Replications
import Storage
import Web

/// The form of a dossier: what it is about, and the addresses of what is read in it.
struct DossierForm: ThingForm {
    var submission: Submission
    let kinds: Kinds

    static let most = 60
    private static let shown: Set<Kind> = [.article, .medium, .practice, .replication]

    init(_ submission: Submission, _ kinds: Kinds) { (self.submission, self.kinds) = (submission, kinds) }

    init(editing content: DossierContent, of thing: Thing, _ kinds: Kinds, in tx: Transaction) throws {
        let things = try Thing.find(content.entries, in: tx)
        self.init(
            Submission([
                "title": content.title, "summary": content.summary, "language": content.language,
                "form": content.form.rawValue, "introduction": content.introduction, "licence": content.licence,
                "entries": content.entries.compactMap { things[$0]?.path }.joined(separator: "\n"),
                "revision": "\(thing.revision)",
            ]), kinds)
    }

    mutating func read(for occasion: FormOccasion<DossierContent>, in tx: Transaction) throws -> DossierContent? {
        let title = submission.line("title", 2...160)
        let form = submission.choice("form", DossierContent.Form.self)
        let summary = submission.line("summary", 0...300)
        let language = submission.choice("language", Language.self)
        let introduction = submission.text("introduction", 0...20_000)
        let licence = submission.choice("licence", WholeLicence.self)?.licence
        let entries = try readEntries(in: tx)
        if let licence { try refuseForeignTerms(entries, within: licence, in: tx) }
        guard submission.isValid, let form, let language, let licence else { return nil }
        return DossierContent(
            title: title, summary: summary, language: language.rawValue, form: form, introduction: introduction,
            licence: licence.id, entries: entries.map(\.id))
    }

    /// One address a line; each names something that everybody may see.
    private mutating func readEntries(in tx: Transaction) throws -> [Thing] {
        let lines = submission.text("entries", 1...20_000).split(separator: "\n").map { $0.trimmingWhitespace() }
            .filter { !$0.isEmpty }
        guard lines.count <= Self.most else {
            submission.refuse("entries", "articles.dossier.form.entries.tooMany", ["most": "\(Self.most)"])
            return []
        }
        var found: [Thing] = []
        for line in lines {
            guard let thing = try thing(at: line, in: tx) else {
                submission.refuse("entries", "articles.dossier.form.entries.unknown", ["line": line])
                continue
            }
            if !found.contains(where: { $0.id == thing.id }) { found.append(thing) }
        }
        return found
    }

    private func thing(at line: String, in tx: Transaction) throws -> Thing? {
        let path = line.firstRange(of: "://").map { start in
            line[start.upperBound...].drop { $0 != "/" }
        }
        do {
            let thing = try kinds.thing(at: String(path ?? line[...]), for: nil, in: tx)
            return thing.flatMap { Self.shown.contains($0.kind) ? $0 : nil }
        } catch let error as AppError where error.kind == .gone {
            return nil
        }
    }

    /// What is combined is shared under one licence: each part has to let it. The first that does not is named, with the
    /// licences under which all could be shared together, where there are any.
    private mutating func refuseForeignTerms(
        _ entries: [Thing], within whole: OpenLicence, in tx: Transaction
    ) throws {
        let licences = try Self.licences(of: entries, in: tx)
        let known = entries.compactMap { thing in licences[thing.id].map { (thing, $0) } }
        guard
            let (thing, own, obstacle) = known.lazy.compactMap({ thing, own in
                own.obstacle(within: whole).map { (thing, own, $0) }
            }).first
        else { return }
        let ways = OpenLicence.all.filter { way in known.allSatisfy { $0.1.obstacle(within: way) == nil } }
        let isLost = ways.isEmpty ? "alone" : "together"
        submission.refuse(
            "entries", "articles.dossier.licence.\(obstacle.rawValue).\(isLost)",
            [
                "title": thing.title, "licence": own.name, "whole": whole.name,
                "ways": ways.map(\.name).joined(separator: ", "),
            ])
    }

    private static func licences(of things: [Thing], in tx: Transaction) throws -> [Thing.ID: OpenLicence] {
        let media = try Media().contents(of: things.filter { $0.kind == .medium }.map(\.id), in: tx)
        return things.reduce(into: [:]) { found, thing in
            found[thing.id] = OpenLicence(id: media[thing.id]?.licence ?? thing.licence)
        }
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        let texts = screen.texts
        return FormFrame(place, submission, labels: "articles.dossier.form").page(screen) { view in
            .group([
                view.line("title"),
                view.select("form", DossierContent.Form.allCases.map { ($0.rawValue, texts($0.textKey)) }),
                view.area("summary", rows: 2, optional: true),
                view.select("language", Language.allCases.map { ($0.rawValue, $0.name) }),
                view.area("introduction", optional: true),
                view.area("entries", rows: 8),
                view.select("licence", OpenLicence.all.map { ($0.id, $0.name) }),
            ])
        }
    }
}

/// A licence under which a whole can be shared.
private struct WholeLicence: RawRepresentable, CaseIterable {
    let licence: OpenLicence

    var rawValue: String { licence.id }

    init?(rawValue: String) {
        guard let known = OpenLicence(id: rawValue) else { return nil }
        licence = known
    }

    static let allCases = OpenLicence.all.compactMap { WholeLicence(rawValue: $0.id) }
}
