package import Markup
package import Web

extension MediumPicture {
    /// Within a page, as it is looked at, heard, watched or taken: an image, a player, the first page of a document with the way
    /// to the whole.
    ///
    /// - Parameter sizes: how wide it stands on the screen, as HTML says it.
    @MarkupBuilder package func inPlace(_ texts: Texts, sizes: String) -> Markup {
        switch kind {
        case .image: markup(sizes: sizes)
        case .sound, .film: Player(self, texts).markup
        case .document:
            a(.href(files[0].address), .ariaLabel(texts("media.document.take"))) { markup(sizes: sizes) }
            p(.class("actions")) {
                a(.class("button"), .href(files[0].address)) { texts("media.document.take") }
                span(.class("note")) { files[0].detail(texts) }
            }
        }
    }
}
