package import HTTPTypes

/// An answer, as somebody at a browser has it before them.
package struct VisitedPage: Sendable {
    /// Where it was found, after redirects.
    package let path: String
    package let status: Int
    package let headers: HTTPFields
    package let body: String

    /// The words of the page without the marks of HTML, white space folded to single spaces.
    package var text: String {
        var isHidden = false
        var words: [Substring] = []
        for piece in HTMLScanner.pieces(of: body) {
            switch piece {
            case .text(let text) where !isHidden: words += text.split(whereSeparator: \.isWhitespace)
            case .start("script", _), .start("style", _): isHidden = true
            case .end("script"), .end("style"): isHidden = false
            default: break
            }
        }
        return words.joined(separator: " ")
    }

    /// Whether the page says these words: typographic spaces count as spaces.
    package func says(_ words: String) -> Bool {
        text.contains(words.split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// Where the links of the page lead.
    package var links: [String] {
        HTMLScanner.pieces(of: body).compactMap { piece in
            if case .start("a", let attributes) = piece { attributes["href"] } else { nil }
        }
    }

    package var forms: [PageForm] { PageForm.all(in: body, at: path) }

    package func form(to action: String) throws -> PageForm {
        guard let form = forms.first(where: { $0.action == action }) else {
            throw NoSuchForm(description: "\(path) (\(status)) has no form to \(action), only \(forms.map(\.action))")
        }
        return form
    }

    private struct NoSuchForm: Error, CustomStringConvertible {
        let description: String
    }
}
