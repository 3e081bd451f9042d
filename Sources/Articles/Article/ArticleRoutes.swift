package import Commons
package import Files
package import Practices
package import Storage
package import Typesetting
package import Web

package struct ArticleRoutes: Sendable {
    private let usual: UsualRoutes<Articles>
    private let database: Database
    private let world: World
    private let names: Names
    private let vocabulary: Vocabulary
    private let kinds: Kinds
    private let store: FileStore
    private let typesetter: Typesetter

    /// - Parameters:
    ///   - kinds: what can be shown within a text.
    ///   - store: of the images that go with an article that is taken away.
    package init(
        database: Database, world: World, names: Names, panels: Panels, vocabulary: Vocabulary, kinds: Kinds,
        files store: FileStore, typesetter: Typesetter
    ) {
        (self.store, self.typesetter) = (store, typesetter)
        usual = UsualRoutes(Articles(), database: database, world: world, names: names, panels: panels)
        self.database = database
        self.world = world
        self.names = names
        self.vocabulary = vocabulary
        self.kinds = kinds
    }

    package var routes: [Route] {
        [usual.showing(told: "articles.api.show", page) { $0.view($1) }] + feeds
            + usual.making(
                forms,
                FormWords(told: "articles.api.create", title: "articles.new", done: "articles.created"), as: .draft,
                beginning: { Submission(["language": $0.language.rawValue]) })
            + usual.revising(
                forms, FormWords(told: "articles.api.revise", title: "articles.edit", done: "articles.saved"))
            + usual.past(finding: Colleague.article) { [vocabulary] content, texts, _ in
                content.told(vocabulary, texts)
            }
            + ReviewRoutes(database: database, world: world, names: names).routes
            + NewsroomRoutes(database: database).routes
            + ArticleBookRoutes(database: database, kinds: kinds, store: store, typesetter: typesetter).routes
    }

    private var forms: ThingForms<ArticleForm> {
        let surroundings = ArticleForm.Surroundings(vocabulary: vocabulary, kinds: kinds)
        return ThingForms(
            sent: { submission, _, _ in ArticleForm(submission, surroundings) },
            filled: { content, thing, _ in ArticleForm(editing: content, of: thing, surroundings) })
    }

    private func page(
        _ thing: Thing, _ content: ArticleContent, _ context: Context, _ tx: Transaction
    ) throws -> ArticlePage {
        guard let state = try ArticleState.find(thing.id, in: tx) else { throw AppError.missing }
        let language = context.texts.language
        let translation = try usual.subject.translation(of: thing, for: context.visit, in: tx)
        let reading = try PageLanguage(of: thing, translation?.told, in: tx)
        let bodies = try reading.parts(of: "articles.form.text", content.text).map { part in
            let body = try ArticleBody(part.text, kinds, site: context.visit.site.address, language, in: tx)
            return ArticlePage.ReadBody(part: part, body: body)
        }
        return ArticlePage(
            thing, translation?.content ?? content, reading, state, try ArticleStep.all(of: thing.id, in: tx),
            themes: content.themes.map { key in
                ArticlePage.Theme(key: key, label: vocabulary.label(key, of: "theme", in: language))
            },
            keepers: try usual.keepers(of: thing, context, tx), panels: try usual.panels(on: thing, context, tx),
            isWorkedOn: context.viewer?.edits ?? false, isPrinted: typesetter.isThere,
            bodies: bodies, kinds: kinds)
    }

    /// The latest articles, for those who follow them with a reader.
    private var feeds: [Route] {
        FeedForm.allCases.map { form in
            .get("articles/news.\(form.ending)", for: .anyone) { _, context in
                let latest = try await database.read { tx in
                    try Thing.latest(of: [.article], limit: Feed.length, in: tx)
                }
                return try form.reply(feed(latest, context))
            }
            .told("articles.api.feed", .file(form.type))
        }
    }

    private func feed(_ latest: [Thing], _ context: Context) -> Feed {
        let (site, texts) = (context.visit.site, context.texts)
        return Feed(
            id: "\(site.address)/articles", title: texts("articles.feed", ["site": site.name]),
            at: Feed.Place(page: "/articles", feed: "/articles/news"), updated: latest.first?.updatedAt,
            entries: latest.map { thing in
                Feed.Entry(
                    id: "\(site.address)/things/\(thing.id)", title: thing.title, language: thing.language,
                    updated: thing.updatedAt, path: thing.path, summary: thing.summary)
            }, on: site, texts.language)
    }
}

extension Viewer {
    /// Whether they belong to the newsroom of this node.
    var edits: Bool { isAdministrator || roles.contains(.editor) }
}

extension ArticleContent {
    /// Its fields as a reader of its history sees them.
    func told(_ vocabulary: Vocabulary, _ texts: Texts) -> [ContentField] {
        let words = themes.map { vocabulary.label($0, of: "theme", in: texts.language) }
        return fields.map { $0.key == "articles.form.themes" ? $0.saying(words.joined(separator: ", ")) : $0 }
    }
}
