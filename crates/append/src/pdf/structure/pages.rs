//! Pages without structure, as pictures of themselves.

use lopdf::{Document, Object, ObjectId, dictionary};
use vuosikello_pdf::{Insertion, text_string};

/// The structure of an annex whose objects are copied into our document.
pub(in crate::pdf) struct Structure<'a> {
    pub(in crate::pdf) document: &'a mut Document,
    pub(in crate::pdf) pages: &'a [ObjectId],
    /// The element below which the structure belongs.
    pub(in crate::pdf) element: ObjectId,
    /// The title of the annex.
    pub(in crate::pdf) title: &'a str,
    pub(in crate::pdf) insertion: Insertion,
}

impl Structure<'_> {
    /// Makes each page of an untagged file a figure.
    pub(in crate::pdf) fn figures(&mut self) {
        for (index, page) in self.pages.iter().enumerate() {
            let bounds = self.document.get_dictionary(*page);
            let bounds = bounds.and_then(|page| page.get(b"MediaBox")).cloned();
            let figure = self.document.add_object(dictionary! {
                "Type" => "StructElem",
                "S" => "Figure",
                "P" => self.element,
                "Pg" => *page,
                "K" => 0,
                "Alt" => text_string(&format!("{}, sivu {}", self.title, index + 1)),
                "A" => dictionary! {
                    "O" => "Layout",
                    "Placement" => "Block",
                    "BBox" => bounds.unwrap_or(Object::Null),
                },
            });
            let key = self.add(figure, vec![Object::from(figure)].into());
            if let Ok(page) = self.document.get_dictionary_mut(*page) {
                page.set("StructParents", key);
            }
        }
    }

    /// Adds an element below that of the annex, and its entry in the parent tree; returns the key of that.
    pub(in crate::pdf) fn add(&mut self, element: ObjectId, parents: Object) -> i64 {
        let key = self.insertion.next_key;
        self.insertion.next_key += 1;
        self.insertion.parents.push((key, parents));
        self.insertion.kids.push(element.into());
        key
    }
}
