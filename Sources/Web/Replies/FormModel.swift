/// The model of a page that only shows a form: a program needs none of it.
package struct FormModel: PageModel {
    package static var forms: [Format] { [] }

    package init() {}
}
