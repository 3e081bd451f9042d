package import Markup
package import Web

/// What a reader of something invented must know before reading: on its page, and on those that are made of it.
package enum FictionNotice {
    package static func markup(_ texts: Texts) -> Markup {
        div(.class("notice fiction")) {
            p {
                strong { texts("commons.fictional") + " " }
                texts("commons.fictional.meaning")
            }
        }
    }
}
