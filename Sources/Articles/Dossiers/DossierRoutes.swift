package import Commons
package import Files
package import Storage
package import Web

package struct DossierRoutes: Sendable {
    private let usual: UsualRoutes<Dossiers>
    private let kinds: Kinds
    private let folders: DossierFolderRoutes

    /// - Parameter store: of the media that go with a dossier that is taken away.
    package init(
        database: Database, world: World, names: Names, panels: Panels, kinds: Kinds, files store: FileStore
    ) {
        folders = DossierFolderRoutes(database: database, world: world, kinds: kinds, store: store)
        usual = UsualRoutes(Dossiers(), database: database, world: world, names: names, panels: panels)
        self.kinds = kinds
    }

    package var routes: [Route] {
        [usual.showing(told: "articles.dossier.api.show", page) { $0.view($1) }] + folders.routes
            + usual.making(
                forms,
                FormWords(
                    told: "articles.dossier.api.create", title: "articles.dossier.new",
                    done: "articles.dossier.created"),
                as: .published, beginning: { Submission(["language": $0.language.rawValue]) })
            + usual.revising(
                forms,
                FormWords(
                    told: "articles.dossier.api.revise", title: "articles.dossier.edit", done: "articles.dossier.saved")
            )
            + usual.past { content, texts, tx in
                let names = try Thing.find(content.entries, in: tx)
                return content.fields.map { field in
                    switch field.key {
                    case "articles.dossier.form.form": field.saying(texts(content.form.textKey))
                    case "articles.dossier.form.entries":
                        field.saying(content.entries.compactMap { names[$0]?.title }.joined(separator: "\n"))
                    default: field
                    }
                }
            }
    }

    private var forms: ThingForms<DossierForm> {
        ThingForms(
            sent: { [kinds] submission, _, _ in DossierForm(submission, kinds) },
            filled: { [kinds] in try DossierForm(editing: $0, of: $1, kinds, in: $2) })
    }

    private func page(
        _ thing: Thing, _ content: DossierContent, _ context: Context, _ tx: Transaction
    ) throws -> DossierPage {
        try DossierPage(
            of: thing, content, keepers: try usual.keepers(of: thing, context, tx),
            panels: try usual.panels(on: thing, context, tx), kinds: kinds, in: tx)
    }
}
