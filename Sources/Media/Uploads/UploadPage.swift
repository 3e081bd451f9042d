import Markup
import Web

/// How far an upload is.
struct UploadPage: PageModel {
    /// Bytes that are here: where the next part begins.
    let offset: Int
    let size: Int

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("media.upload.title")) {
            section(.class("section")) {
                header(.class("head")) { h1 { texts("media.upload.title") } }
                p {
                    texts("media.upload.state", ["done": texts.size(offset), "total": texts.size(size)]) + " "
                    element(
                        "progress", .value("\(offset)"), .max("\(size)"), .ariaLabel(texts("media.upload.title"))
                    ) { "" }
                }
                p { a(.href("/media/new")) { texts("media.new") } }
            }
        }
        page.isIndexed = false
        return page
    }
}
