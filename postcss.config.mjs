// How does a stylesheet become one that browsers read? Through Tailwind.
const config = { plugins: { "@tailwindcss/postcss": {} } };

export default config;
