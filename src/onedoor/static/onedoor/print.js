// The button that prints. Without scripts the page says how the browser does it.
const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());
