import HTTPTypes
import Markup
import Web

/// How programs use the node, in plain words: what can be had, with which key, what is refused and why.
struct APIPage: PageModel {
    struct Line: Encodable, Sendable {
        let method: String
        let path: String
        let summary: String
        let scope: TokenScope
        let needsKey: Bool
        let fields: [String]
    }

    let routes: [Line]

    init(_ operations: [Operation], texts: Texts) {
        routes = operations.map { operation in
            Line(
                method: operation.method.rawValue, path: operation.path, summary: texts(operation.summary),
                scope: operation.scope, needsKey: operation.needsPerson,
                fields: operation.fields.map { $0.isRequired ? "\($0.name)*" : $0.name })
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("api.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("api.title") }
                    p(.class("lead")) { texts("api.lead") }
                }
                div(.class("margin")) {
                    p { a(.href("/openapi.json")) { texts("api.openapi") } }
                    p { a(.href("/profile/tokens")) { texts("api.keys") } }
                    p { a(.href(LinkedNode.contextPath)) { texts("api.words") } }
                }
            }
            APIGuide(screen).markup
            section(.class("section")) {
                h2 { texts("api.routes.title") }
                p { texts("api.routes.text") }
                div(.class("whole")) { routeTable(texts) }
            }
            refusals(texts)
        }
        page.summary = texts("api.lead")
        return page
    }

    private func routeTable(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            caption(.class("hidden")) { texts("api.routes.title") }
            thead {
                tr {
                    th(.scope("col")) { texts("api.routes.route") }
                    th(.scope("col")) { texts("api.routes.does") }
                    th(.scope("col")) { texts("api.routes.key") }
                    th(.scope("col")) { texts("api.routes.fields") }
                }
            }
            tbody { Markup.group(routes.map { row($0, texts) }) }
        }
    }

    private func row(_ line: Line, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { code { "\(line.method) \(line.path)" } }
            td(Attribute("data-label", texts("api.routes.does"))) { line.summary }
            td(Attribute("data-label", texts("api.routes.key"))) {
                line.needsKey ? texts("api.scope.\(line.scope.rawValue)") : texts("api.scope.none")
            }
            td(Attribute("data-label", texts("api.routes.fields"))) {
                line.fields.isEmpty ? "–" : line.fields.joined(separator: ", ")
            }
        }
    }

    private func refusals(_ texts: Texts) -> Markup {
        section(.class("section")) {
            h2 { texts("api.problems.title") }
            p { texts("api.problems.text") }
            dl(.class("facts")) {
                Markup.group(
                    Problems.all.map { kind in
                        let name = kind?.rawValue ?? "fault"
                        return div(.id("problem-\(name)")) {
                            dt { "\(Problems.status(of: kind)) \(name)" }
                            dd { texts("api.problem.\(name)") }
                        }
                    })
            }
        }
    }
}
