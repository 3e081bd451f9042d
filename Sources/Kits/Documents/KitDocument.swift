import Markdown
import Markup
import Web

/// A text of the kit, as Markdown and as a page that needs nothing but its style sheet.
struct KitDocument: Sendable {
    struct Part: Sendable {
        /// Plain; none for what stands under the title itself.
        let title: String?
        /// Markdown.
        let text: String
        /// BCP 47 tag of the text.
        let language: String

        init(_ title: String?, _ text: String, in language: String) {
            self.title = title
            self.text = text
            self.language = language
        }
    }

    /// The name of its files, without an ending.
    let name: String
    let title: String
    let language: String
    let parts: [Part]

    static let styleSheet = "kit.css"

    var markdown: String {
        let pieces = parts.map { part in
            [part.title.map { "## \($0.asMarkdown)" }, part.text].compactMap { $0 }.filter { !$0.isEmpty }
                .joined(separator: "\n\n")
        }
        return (["# \(title.asMarkdown)"] + pieces).joined(separator: "\n\n") + "\n"
    }

    /// - Parameter home: the name of the page that leads to all, where this is another.
    func page(home: (file: String, name: String)?) -> [UInt8] {
        var bytes: [UInt8] = Array("<!DOCTYPE html>".utf8)
        html(.lang(language)) {
            head {
                meta(Attribute("charset", "utf-8"))
                Markup.group([element("title", [], .text(title))])
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                link(.rel("stylesheet"), .href(Self.styleSheet))
            }
            body {
                if let home { p { a(.href(home.file)) { home.name } } }
                h1 { title }
                Markup.group(parts.map { $0.view(in: language) })
            }
        }.write(to: &bytes)
        return bytes
    }
}

extension KitDocument.Part {
    /// - Parameter language: of the text around it.
    func view(in around: String) -> Markup {
        section {
            if let title { h2 { title } }
            div(.optional("lang", language == around ? nil : language)) { Markdown(text, under: 2).markup }
        }
    }
}

extension String {
    /// The same words in Markdown: what would be a mark is a sign.
    var asMarkdown: String {
        var escaped = ""
        for character in replacing("\n", with: " ") {
            if "\\`*_{}[]<>#|~".contains(character) { escaped += "\\" }
            escaped.append(character)
        }
        // A number or a sign that would begin a list.
        guard let first = escaped.first, "+-=".contains(first) || first.isNumber else { return escaped }
        return first.isNumber ? escaped.replacingFirstStop : "\\" + escaped
    }

    private var replacingFirstStop: String {
        let digits = prefix { $0.isNumber }
        let rest = dropFirst(digits.count)
        guard let stop = rest.first, ".)".contains(stop) else { return self }
        return digits + "\\" + rest
    }
}
