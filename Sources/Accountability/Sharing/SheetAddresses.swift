import Commons
import Markup
import Web

/// The addresses to which a draft is shown, and the form that adds one.
struct SheetAddresses {
    private let thing: Thing
    private let addresses: [String]

    init(of thing: Thing, _ addresses: [String]) { (self.thing, self.addresses) = (thing, addresses) }

    /// - Parameter submission: an address that was refused.
    func markup(_ screen: Screen, _ submission: Submission) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accountability.addresses.form")
        return .group([
            addresses.isEmpty
                ? .group([]) : ul(.class("entries plain")) { Markup.group(addresses.map { entry($0, screen) }) },
            screen.form(to: "\(thing.path)/addresses") {
                view.errors
                view.line("email", type: "email", autocomplete: "off", attributes: [.inputmode("email")])
                div(.class("actions")) {
                    button(.class("button")) { texts("accountability.addresses.form.save") }
                }
            },
        ])
    }

    private func entry(_ address: String, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let label = texts("accountability.readers.remove.named", ["name": address])
        return li {
            p { address }
            screen.form(to: "\(thing.path)/addresses/removals", class: "cluster") {
                input(.type("hidden"), .name("email"), .value(address))
                button(.class("button link"), .ariaLabel(label)) { texts("accountability.readers.remove") }
            }
        }
    }
}
