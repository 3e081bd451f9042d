import Markup

/// Comfort of reading: kept on the reader's device, never sent. Hidden until its script shows it.
struct ReaderChoices {
    let texts: Texts

    var markup: Markup {
        element("form", .class("cluster"), Attribute("data-reader", ""), .hidden(true)) {
            fieldset(.class("cluster")) {
                legend(.class("hidden")) { texts("web.reader.title") }
                tick("spacing", "large", texts("web.reader.spacing"))
                tick("face", "dyslexic", texts("web.reader.face"))
                label(.class("cluster")) {
                    texts("web.reader.theme") + " "
                    select(.name("theme")) {
                        option(.value("")) { texts("web.reader.theme.device") }
                        option(.value("light")) { texts("web.reader.theme.light") }
                        option(.value("dark")) { texts("web.reader.theme.dark") }
                    }
                }
            }
        }
    }

    private func tick(_ name: String, _ value: String, _ text: String) -> Markup {
        label(.class("tick")) {
            input(.type("checkbox"), .name(name), .value(value))
            span { text }
        }
    }
}
